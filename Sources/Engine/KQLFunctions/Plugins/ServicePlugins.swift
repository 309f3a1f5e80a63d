import KQLPlan
import Tables

/// A plugin that needs a service, a language runtime or a network, which there is none of here.
protocol ServicePlugin: TablePlugin {
  /// What it needs.
  static var need: String { get }
}

extension ServicePlugin {
  static var summary: String { "Not available offline: it needs \(need)." }
  static var examples: [Example] { [] }

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    throw QueryFailure("this plugin needs \(need), which is not available offline")
  }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    throw QueryFailure("this plugin needs \(need), which is not available offline")
  }
}

/// `http_request`.
enum HTTPRequest: ServicePlugin {
  static let name = "http_request"
  static let need = "the network"
}

/// `http_request_post`.
enum HTTPRequestPost: ServicePlugin {
  static let name = "http_request_post"
  static let need = "the network"
}

/// `sql_request`.
enum SQLRequest: ServicePlugin {
  static let name = "sql_request"
  static let need = "a SQL server"
}

/// `mysql_request`.
enum MySQLRequest: ServicePlugin {
  static let name = "mysql_request"
  static let need = "a MySQL server"
}

/// `postgresql_request`.
enum PostgreSQLRequest: ServicePlugin {
  static let name = "postgresql_request"
  static let need = "a PostgreSQL server"
}

/// `dax_request`.
enum DAXRequest: ServicePlugin {
  static let name = "dax_request"
  static let need = "an Analysis Services server"
}

/// `cosmosdb_sql_request`.
enum CosmosDBRequest: ServicePlugin {
  static let name = "cosmosdb_sql_request"
  static let need = "a Cosmos DB account"
}

/// `azure_digital_twins_query_request`.
enum DigitalTwinsRequest: ServicePlugin {
  static let name = "azure_digital_twins_query_request"
  static let need = "an Azure Digital Twins instance"
}

/// `python`.
enum PythonPlugin: ServicePlugin {
  static let name = "python"
  static let need = "the Python sandbox of a Kusto cluster"
}

/// `r`.
enum RPlugin: ServicePlugin {
  static let name = "r"
  static let need = "the R sandbox of a Kusto cluster"
}

/// `csharp`.
enum CSharpPlugin: ServicePlugin {
  static let name = "csharp"
  static let need = "the C# sandbox of a Kusto cluster"
}

/// `ai_embed_text`.
enum AIEmbedText: ServicePlugin {
  static let name = "ai_embed_text"
  static let need = "an AI service"
}

/// `ai_embeddings`.
enum AIEmbeddings: ServicePlugin {
  static let name = "ai_embeddings"
  static let need = "an AI service"
}

/// `ai_chat_completion`.
enum AIChatCompletion: ServicePlugin {
  static let name = "ai_chat_completion"
  static let need = "an AI service"
}

/// `ai_chat_completion_prompt`.
enum AIChatCompletionPrompt: ServicePlugin {
  static let name = "ai_chat_completion_prompt"
  static let need = "an AI service"
}

/// `infer_storage_schema`.
enum InferStorageSchema: ServicePlugin {
  static let name = "infer_storage_schema"
  static let need = "a storage account"
}

/// `infer_storage_schema_with_suggestions`.
enum InferStorageSchemaWithSuggestions: ServicePlugin {
  static let name = "infer_storage_schema_with_suggestions"
  static let need = "a storage account"
}

/// `execute_show_command`.
enum ExecuteShowCommand: ServicePlugin {
  static let name = "execute_show_command"
  static let need = "a Kusto cluster"
}

/// `execute_query`.
enum ExecuteQuery: ServicePlugin {
  static let name = "execute_query"
  static let need = "a Kusto cluster"
}

/// The types of sensitive information that come with the service, by name and identifier.
///
/// They are what `Get-DlpSensitiveInformationType` listed in June 2026.
enum BuiltInTypes {
  /// All of them, in order of name.
  static let all: [(name: String, id: String)] = table.split(separator: "\n").compactMap { line in
    guard line.utf8.count > 37 else { return nil }
    let name = line.dropFirst(37)
    return (String(name), String(line.prefix(36)))
  }

  /// The names in lower case.
  static let names = Set(all.map { $0.name.lowercased() })
  /// The identifiers.
  static let ids = Set(all.map(\.id))

  private static let table = """
    cb353f78-2b72-4c3c-8827-92ebe4f69fdf ABA Routing Number
    ba147552-2ed1-4a8f-a441-981e94ab1895 All Credential Types
    50b8b56b-4ef8-44c2-a924-03374f5831ce All Full Names
    065bdd91-ef07-40d3-b8a4-0aea722eaa49 All Medical Terms And Conditions
    8548332d-6d71-41f8-97db-cc3b5fa544e6 All Physical Addresses
    881b8266-702b-4ebc-9c27-ea38c3765ab5 Amazon S3 Client Secret Access Key
    eefbb00e-8282-433c-8620-8f1da3bffdb2 Argentina National Identity (DNI) Number
    98da3da1-9199-4571-b7c4-b6522980b507 Argentina Unique Tax Identification Key (CUIT/CUIL)
    55e47f22-402c-486f-9779-f82430d2eee4 ASP.NET Machine Key
    74a54de9-2a30-4aa0-a8aa-3d9327fc07c7 Australia Bank Account Number
    1cbbc8f5-9216-4392-9eb5-5ac2298d1356 Australia Driver's License Number
    104a99a0-3d3b-4542-a40d-ab0b9e1efe63 Australia Medical Account Number
    29869db6-602d-4853-ab93-3484f905df50 Australia Passport Number
    d1d18c85-1203-46f5-b32f-2d6309de4e5b Australia Physical Addresses
    e29bc95f-ff70-4a37-aa01-04d17360a4c5 Australia Tax File Number
    76e83b3b-01ee-4530-aced-e667a6609f49 Australian Business Number
    b1fba4f7-7b3e-4bb9-8f9a-9366df604dbb Australian Company Number
    682f18ce-44eb-482b-8198-2bcb96a0761e Austria Driver's License Number
    5ec06c3b-007e-4820-8343-7ff73b889735 Austria Identity Card
    1c96ae4e-303b-447d-86c7-77113ac266bf Austria Passport Number
    286d9b20-eb7a-4ad8-a7fa-b7eccc0eade5 Austria Physical Addresses
    6896a906-86c9-4d19-a2da-6e43ccd19b7b Austria Social Security Number
    4fd58d22-af28-4451-b18a-6f722430a56d Austria Tax Identification Number
    b6a3eda2-c56c-4b69-a5f7-dca34db00f48 Austria Value Added Tax (VAT) Number
    ad0a2311-d91f-468c-bd00-925f8991d3e1 Azure App Service Deployment Password
    933284b2-12cf-4bd1-86df-c5300681ab79 Azure Batch Shared Access Key
    37e2bc99-1346-4a68-bd16-267e784711d1 Azure Bot Framework Secret Key
    03ffa580-cd25-4df2-9a3e-fb9622cdeac1 Azure Bot Service App Secret
    954d61cd-e0d0-4466-9bfe-f54b4e9714df Azure Cognitive Search API Key
    91704742-2d51-4c3e-928b-f0600b55edb6 Azure Cognitive Service Key
    c5dcd46a-068f-4e19-a093-c91b4e19055a Azure Container Registry Access Key
    aa9b9abb-0c21-4e27-8393-cc1a8c9c407f Azure COSMOS DB Account Access Key
    b70cb1d1-3c98-436f-b63e-f61f3503e407 Azure Databricks Personal Access Token
    2d9471ab-72e3-4512-99ee-652482362107 Azure DevOps App Secret
    04749030-d045-4a81-905a-dd4e48f880a2 Azure DevOps Personal Access Token
    0f587d92-eb28-44a9-bd1c-90f2892b47aa Azure DocumentDB Auth Key
    ccb6a7c2-1693-487b-8912-90788d74b906 Azure EventGrid Access Key
    f03131f9-b7f2-4ec7-856d-39e814614334 Azure Function Master / API Key
    ce1a126d-186f-4700-8c0c-486157b953fd Azure IAAS Database Connection String and Azure SQL Connection String
    0b34bec3-d5d6-4974-b7b0-dcdb5c90c29d Azure IoT Connection String
    a24bd725-5c89-4705-a406-6c3cf7535e45 Azure IoT Shared Access Key
    04a87f1b-b1fe-4f2f-8898-4d32d968372a Azure Logic App Shared Access Signature
    209902e2-e787-4c1f-9fd3-41943cb02e95 Azure Machine Learning Web Service API Key
    93e77273-df14-4d35-ab29-77c606b6589f Azure Maps Subscription Key
    75f4cc8a-a68e-49e5-89ce-fa8f03d286a5 Azure Publish Setting Password
    095a7e6c-efd8-46d5-af7b-5298d53a49fc Azure Redis Cache Connection String
    b96e960c-b899-4fbf-9a38-5b8e91c1179a Azure Redis Cache Connection String Password
    4d235014-e564-47f4-a6fb-6ebb4a826834 Azure SAS
    b9a6578f-a83f-4fcd-bf44-2130bae49a6f Azure Service Bus Connection String
    f4ac21a7-a3d9-4291-9094-f54eb94bff5c Azure Service Bus Shared Access Signature
    287cbe68-26fb-42cf-993a-78890b46a1fa Azure Shared Access Key / Web Hook Token
    158bc166-89fe-44ff-bb4c-0704f8b3f2dd Azure SignalR Access Key
    52974858-9b9c-47bb-99d0-67fa1968c3c5 Azure SQL Connection String
    5500fb81-47f7-471d-9de3-2b781487342d Azure Storage Account Access Key
    c7bc98e8-551a-4c35-a92d-d2c8cda714a7 Azure Storage Account Key
    7ff41bd0-5419-4523-91d6-383b3a37f084 Azure Storage Account Key (Generic)
    7a47fadd-6969-4e19-af75-33e6d584d1be Azure Storage Account Shared Access Signature
    f522138f-ba06-4c00-8db0-dea5c22f6f58 Azure Storage Account Shared Access Signature for High Risk Resources
    9b9c114b-1ee1-4ce2-a712-d0117d57dbeb Azure Subscription Management Certificate
    d89fd329-9324-433c-b687-2c37bd5166f3 Belgium Driver's License Number
    fb969c9e-0fd1-4b18-8091-a2123c5e6a54 Belgium National Number
    d7b1315b-21ca-4774-a32a-596010ff78fd Belgium Passport Number
    08e0fc0e-def1-49c3-bc4f-f432650d9138 Belgium Physical Addresses
    85b5b3c3-f2de-4ae8-ac46-fd3cb38bf9ed Belgium Value Added Tax Number
    fc564df4-201b-4405-b6da-54a2501c198f Blood Test Terms
    321c43ef-82f4-4b68-be93-179f54b42dab Brand Medication Names
    78e09124-f2c3-4656-b32a-c1a132cd2711 Brazil CPF Number
    9b58b5cd-5e90-4df6-b34f-1ebcc88ceae4 Brazil Legal Entity Number (CNPJ)
    486de900-db70-41b3-a886-abdf25af119c Brazil National ID Card (RG)
    b37568b5-499c-416b-8785-f72b791fcc5a Brazil Physical Addresses
    66d39258-94c2-43b2-804b-aa312258e54b Bulgaria Driver's License Number
    f7172b82-c588-4216-845e-4e54e397f29a Bulgaria Passport Number
    a6fc6e44-c29b-49cf-814f-75178ef9ac30 Bulgaria Physical Addresses
    100d58b1-0a35-4fb1-aa89-e4a86fb53fcc Bulgaria Uniform Civil Number
    552e814c-cb50-4d94-bbaa-bb1d1ffb34de Canada Bank Account Number
    37186abb-8e48-4800-ad3c-e3d1610b3db0 Canada Driver's License Number
    59c0bf39-7fab-482c-af25-00faa4384c94 Canada Health Service Number
    14d0db8b-498a-43ed-9fca-f6097ae687eb Canada Passport Number
    722e12ac-c89a-4ec8-a1b7-fea3469f89db Canada Personal Health Identification Number (PHIN)
    4de48f8f-afc8-438d-9e7f-787188178d8c Canada Physical Addresses
    a2f29c85-ecb8-4514-a610-364790c0773e Canada Social Insurance Number
    4e979794-49a0-407e-a0b9-2c536937b925 Chile Identity Card Number
    c37d5e84-bc2e-458a-be24-6a69b23562f7 China Physical Addresses
    c92daa86-2d16-4871-901f-816b3f554fc1 China Resident Identity Card (PRC) Number
    64ab8b8c-cb50-4e2c-97e5-2a1699a850e2 Client Secret / Api Key
    060c591a-0fd7-4598-a715-8a94b283dfcf Colombia National ID
    df275e7b-40d0-4519-b668-59cee178df65 Colombia Tax Identification Number
    50842eb7-edc8-4019-85dd-5a5c1f2bb085 Credit Card Number
    005b3ef1-47dd-4e68-bb02-c6db484d00f2 Croatia Driver's License Number
    ff12f884-c20a-4189-b185-34c8e7258d47 Croatia Identity Card Number
    7d7a729d-32d8-4204-8d01-d5e6a6c25581 Croatia Passport Number
    31983b6d-db95-4eb2-a630-b44bd091968d Croatia Personal Identification (OIB) Number
    34cf4670-97df-4752-97bc-f6a7b144f774 Croatia Physical Addresses
    356fa104-f9ac-4aff-a0e4-2e6e65ea06c4 Cyprus Driver's License Number
    3ba8afe5-7a6c-4929-8247-0001b6878438 Cyprus Identity Card
    9193e2e8-7f8c-43c1-a274-ac40d651936f Cyprus Passport Number
    1e87347d-47f8-40e7-9d9c-d54097d2f598 Cyprus Physical Addresses
    40e64bd9-55f3-4a09-9bd6-1db18dced9dd Cyprus Tax Identification Number
    86b40d3b-d8ea-4c36-aab0-ef9416a6769c Czech Driver's License Number
    60c0725a-4eb6-455b-9dda-05d8a7396497 Czech Personal Identity Number
    7bcd8ce8-5e92-4bbe-bc92-fa669f0369fa Czech Republic Passport Number
    75571732-c941-4cf3-8edc-db5a7bbc5e03 Czech Republic Physical Addresses
    98a95812-6203-451a-a220-d39870ebef0e Denmark Driver's License Number
    25e8c47e-e6fe-4884-a211-74898f8c0196 Denmark Passport Number
    6c4f2fef-56e1-4c00-8093-88d7a01cf460 Denmark Personal Identification Number
    06f4c2d4-77c2-415f-8495-75127051a61c Denmark Physical Addresses
    17066377-466d-43ff-997f-c9240414021c Diseases
    9a5445ad-406e-43eb-8bd7-cac17ab6d0e4 Drug Enforcement Agency (DEA) Number
    bc99c8a0-95ea-410e-9b7c-05e51b02e469 Ecuador Unique Identification Number
    51da8171-da70-4cc1-9d65-055a59ca4f83 Estonia Driver's License Number
    61f7073a-509e-425b-a754-bc01bb5d5b8c Estonia Passport Number
    bfb26de6-dad5-4d48-ab72-4789cdd0654c Estonia Personal Identification Code
    026cadfb-df9c-4633-8949-6dd9f9f4eb01 Estonia Physical Addresses
    0e9b3178-9678-47dd-a509-37222ca96b42 EU Debit Card Number
    b8fe86d1-c056-453b-bfaa-9fe698699ecc EU Driver's License Number
    419f449f-6d9d-4be1-a154-b531f7a91b41 EU National Identification Number
    21883626-6245-4f3d-9b61-5cbb43e625ee EU Passport Number
    d24e32a4-c0bb-4ba8-899d-6303b95742d9 EU Social Security Number (SSN) or Equivalent ID
    e09c07d3-66e5-4783-989d-49ac62748f5f EU Tax Identification Number (TIN)
    bb3b27a3-79bd-4ac4-81a7-f9fca3c7d1a7 Finland Driver's License Number
    60f75aed-81bf-4625-89b0-0846b9248ee7 Finland European Health Insurance Number
    338fd995-4cb5-4f87-ad35-79bd1dd926c1 Finland National ID
    d1685ac3-1d3a-40f8-8198-32ef5669c7a5 Finland Passport Number
    a7417d1f-eee9-4f88-8f43-e94e35677ff8 Finland Physical Addresses
    18e55a36-a01b-4b0f-943d-dc10282a1824 France Driver's License Number
    9bc2069e-76df-4ff9-ac02-2f519469e236 France Health Insurance Number
    f741ac74-1bc0-4665-b69b-f0c7f927c0c4 France National ID Card (CNI)
    3008b884-8c8c-4cd8-a289-99f34fc7ff5d France Passport Number
    674c3b99-2a5f-4698-ab29-81828328da9b France Physical Addresses
    71f62b97-efe0-4aa1-aa49-e14de253619d France Social Security Number (INSEE)
    ed59e77e-171d-442c-9ec1-88e2ebcb5b0a France Tax Identification Number (numéro SPI.)
    949121e6-ad9f-4379-8731-710342baea78 France Value Added Tax Number
    24a90d49-519b-4689-aa13-f35c47cc40c3 General Password
    664cfcd3-afdb-4fe2-b417-c2040ddd960d General Symmetric Key
    d82f1c56-8eb9-4cf2-b279-43872774c7f6 Generic Medication Names
    91da9335-1edb-45b7-a95f-5fe41a16c63c German Driver's License Number
    2e3da144-d42b-47ed-b123-fbf78604e52c German Passport Number
    e577372f-c42e-47a0-9d85-bebed1c237d4 Germany Identity Card Number
    d703beef-45ec-497f-bdcb-74e220e764b7 Germany Physical Addresses
    43316a89-9880-40cf-b980-04bc7eefcec5 Germany Tax Identification Number
    db177eb2-8811-4842-bffc-128c14aa219f Germany Value Added Tax Number
    927cd1e7-8377-4df3-9bc3-fabdaef94787 GitHub Personal Access Token
    9bea20ec-764d-4987-88a1-093bbbacadd2 Google API key
    7a2200b5-aacf-4e3c-ab36-136d3e68b7da Greece Driver's License Number
    82568215-1da1-46d3-874a-d2294d81b5ac Greece National ID Card
    7e65eb47-cdf9-4f52-8f90-2a27d5ee67e3 Greece Passport Number
    ec2e5fea-da77-4fb5-bc6f-75cd7642bac3 Greece Physical Addresses
    e39b03f4-50ea-41ae-af7a-a4b9539596ad Greece Social Security Number (AMKA)
    15a54a5a-53d4-4080-ad43-a2a4fe1d3bf7 Greek Tax identification Number
    9135827f-a27c-4d6d-ba8c-69e166414b87 Greenland Physical Addresses
    e63c28a7-ad29-4c17-a41a-3d2a0b70fd9c Hong Kong Identity Card (HKID) Number
    193c16a6-58cb-4d8a-adf0-7cbad55e0734 Http Authorization Header
    0de78315-9537-47f5-95ab-b3e77eba3993 Hungarian Social Security Number (TAJ)
    976349a0-683b-477a-90f8-ff0a220d5592 Hungarian Value Added Tax Number
    9d31c46b-6e6b-444c-aeb1-6dd7e604bb24 Hungary Driver's License Number
    5b483910-9aa7-4c99-9917-f4001464bda7 Hungary Passport Number
    7b5cc218-7046-47d9-80c9-f325b50896ca Hungary Personal Identification Number
    4dcc3216-d23f-40a0-a1ee-80ff322f599e Hungary Physical Addresses
    ede42eb4-59d9-49eb-9603-d7853fbda91d Hungary Tax identification Number
    dfb6646c-d21b-4318-8def-e55af142d881 Iceland Physical Addresses
    88fd9212-9d63-451d-9c74-05a13ac6732a Impairments Listed In The U.S. Disability Evaluation Under Social Security
    680788a3-53b6-455a-b891-c38cd76dc917 India Driver's License Number
    9f5a721c-2fd2-446a-a27e-0c02fbe4630c India GST Number
    2602bfee-9bb0-47a5-a7a6-2bf3053e2804 India Permanent Account Number (PAN)
    1ca46b29-76f5-4f46-9383-cfa15e91048f India Unique Identification (Aadhaar) Number
    646d643f-5228-4408-acc8-f2e81a6df897 India Voter Id Card
    67d902ee-c3ce-44a2-81ac-e9746e7d60a1 Indonesia Drivers License Number
    da68fdb0-f383-4981-8c86-82689d3b7d55 Indonesia Identity Card (KTP) Number
    d0001c83-e72f-4360-98d3-f5a41dc5a380 Indonesia Passport Number
    e7dc4711-11b7-4cb0-b88b-2c394a771f0e International Banking Account Number (IBAN)
    3356946c-6bb7-449b-b253-6ffa419c0ce7 International Classification of Diseases (ICD-10-CM)
    fa3f9c74-ee07-4c52-b5f2-085d6b2c0ec4 International Classification of Diseases (ICD-9-CM)
    1daa4ad5-e2dd-4ca4-a788-54722c09efb2 IP Address
    a7dd5e5f-e7f9-4626-a2c6-86a8cb6830d2 IP Address v4
    3f691089-7413-4926-ab3b-3c5ea8a1c17e IP Address v6
    e01bccd9-eb4d-414f-ace1-e9b6a4c4a2ca Ireland Driver's License Number
    a2130f27-9ee2-4103-84f9-a6b1ee7d0cbf Ireland Passport Number
    1cdb674d-c19a-4fcf-9f4b-7f56cc87345a Ireland Personal Public Service (PPS) Number
    651646de-f4dd-4e7c-91ad-8679d8049bfa Ireland Physical Addresses
    7d08b2ff-a0b9-437f-957c-aeddbf9b2b25 Israel Bank Account Number
    e05881f5-1db1-418c-89aa-a3ac5c5277ee Israel National ID
    97d6244f-9157-41bd-8e0c-9d669a5c4d71 Italy Driver's License Number
    4cd79172-8da9-4ff5-9188-98b1e7e2eca6 Italy Fiscal Code
    39811019-4750-445f-b26d-4c0e6c431544 Italy Passport Number
    3270dbe0-d63b-4dde-8aa4-bc6f19f8a802 Italy Physical Addresses
    26a8cc07-2283-4a2a-ab1d-4ab643c4c67f Italy Value Added Tax Number
    d354f95b-96ee-4b80-80bc-4377312b55bc Japan Bank Account Number
    c6011143-d087-451c-8313-7f6d4aed2270 Japan Driver's License Number
    75177310-1a09-4613-bf6d-833aae3743f8 Japan Passport Number
    19289d79-b636-40b3-a92b-817ec7133531 Japan Physical Addresses
    01c1209b-6389-4faf-a5f8-3f7e13899652 Japan Resident Registration Number
    c840e719-0896-45bb-84fd-1ed5c95e45ff Japan Social Insurance Number (SIN)
    9e0eaf79-ff20-4ffb-b3e4-e7368d5db6ff Japanese My Number Corporate
    98da8e66-7299-4ebd-9f82-c871ab37d3ef Japanese My Number Personal
    ac36fef2-a289-4e2c-bb48-b02366e89fc0 Japanese Residence Card Number
    56967ee6-421b-412a-8076-653d97164620 Korea Physical Addresses
    ee05bb9c-7b87-42e1-9987-446b243245d5 Lab Test Terms
    ec996de0-30f2-46b1-b192-4d2ff8805fa7 Latvia Driver's License Number
    23ae25ec-cc28-421b-b77a-3054eadf1ede Latvia Passport Number
    03fcf763-27c2-49ed-9422-2641c6c895c9 Latvia Personal Code
    92a71ddd-1acc-4aca-ac8e-94db01841e1c Latvia Physical Addresses
    83127ddf-b7c7-4938-8c81-8b08d65bbb5f Liechtenstein Physical Addresses
    7740d4dd-4f07-452b-b039-6c8dab0ba5bc Lifestyles That Relate To Medical Conditions
    86f7628b-e0f4-4dc3-9fbc-e4300e4c7d78 Lithuania Driver's License Number
    1b79900f-047b-4c3f-846f-7d73b5534bce Lithuania Passport Number
    cd6d3786-8ec3-4524-a2cf-1e0095379171 Lithuania Personal Code
    cdde1960-c72b-4705-b56f-606570fc33bc Lithuania Physical Addresses
    89daf717-1544-4860-9a2e-fc9166dd8852 Luxembourg Driver's License Number
    aaf661ed-29ec-426d-8bf9-880cad298ebb Luxembourg National Identification Number (Natural persons)
    84bffa3a-d805-4788-a613-b1e4df3804cf Luxembourg National Identification Number (Non-natural persons)
    81d5c027-bed9-4421-91a0-3b2e55b3eb85 Luxembourg Passport Number
    1626e616-84a4-401b-b062-d12f6ad470a6 Luxembourg Physical Addresses
    7f0e921c-9677-435b-aba2-bb8f1013c749 Malaysia Identity Card Number
    62ea2a27-798e-4de3-a31f-a54c5d02ff37 Malaysia Passport Number
    a3bdaa4a-8371-4735-8fa5-56ee0fb4afc4 Malta Driver's License Number
    854b36b3-a388-4ac8-a4ec-677c2b5e4356 Malta Identity Card Number
    b2b21198-48f9-4d13-b2a5-03969bff0fb8 Malta Passport Number
    e18f8702-ef56-4db5-be2b-98c205dc2e3e Malta Physical Addresses
    ec830c63-65f4-45d0-9d8c-910dc8334b20 Malta Tax ID Number
    a430ac76-0141-4378-b5fd-293e65890d48 Medical Specialties
    f753a286-f5cc-47e6-a592-4be25fd02591 Medicare Beneficiary Identifier (MBI) card
    e905ad4d-5a74-406d-bf36-b1efca798af4 Mexico Unique Population Registry Code (CURP)
    c1ce0e56-014f-40c0-a268-e702117a60e3 Microsoft Bing Maps Key
    f61444f3-b87e-4c16-b835-b588033db6b7 Microsoft Entra Client Access Token
    d820a2f1-46ef-4220-957e-6eb9abc1aadb Microsoft Entra Client Secret
    b7d05856-6d0a-4488-b4a8-1b5c48bab75a Microsoft Entra User Credentials
    c5f54253-ef7e-44f6-a578-440ed67e946d Netherlands Citizen's Service (BSN) Number
    6247fbea-ab80-4be5-8233-308b7c031401 Netherlands Driver's License Number
    61786727-bafd-45f6-94d9-888d815e228e Netherlands Passport Number
    b3650e47-f2dc-4d29-a4fc-1b9154005c07 Netherlands Physical Addresses
    01f42a64-eba7-4892-a67b-398237e4ade2 Netherlands Tax Identification Number
    4f320d9b-4972-41ae-b337-88d499bb1ade Netherlands Value Added Tax Number
    1a97fc2b-dd2f-48f1-bc4e-2ddf25813956 New Zealand bank account number
    1924b377-d287-49c9-a737-cfe7a8a2615a New Zealand Driver License Number
    dd0fe2bc-7bcf-455f-bac1-83b1e3eb25fd New Zealand Inland Revenue number
    2b71c1c8-d14e-4430-82dc-fd1ed6bf05c7 New Zealand Ministry of Health Number
    0fe7f6b1-b287-421c-9286-3a5fb7bc208c New Zealand Physical Addresses
    20f3c48d-4ac1-4cd2-86bd-34ecc1826e9d New Zealand Social Welfare Number
    d4c8a798-e9f2-4bd3-9652-500d24080fc3 Norway Identity Number
    8751dcac-e02a-490a-bdf2-aff90ce09f84 Norway Physical Addresses
    3257da62-3d98-44ca-a923-6f8b0cd94b7f Philippines National ID
    6fa57f91-314a-4561-8248-7ab921957448 Philippines Passport Number
    019b39dd-8c25-4765-91a3-d9c6baf3c3b3 Philippines Unified Multi-Purpose ID Number
    24d51f99-ee9e-4060-a077-cae58cab1ee4 Poland Driver's License Number
    25e64989-ed5d-40ca-a939-6c14183bb7bf Poland Identity Card
    e3aaf206-4297-412f-9e06-ba8487e22456 Poland National ID (PESEL)
    03937fb5-d2b6-4487-b61f-0f8bff7c3517 Poland Passport
    ed728544-c58d-470d-9bde-ee6ec901f38d Poland Physical Addresses
    1ff28b4d-40f2-49e9-b677-9606a88e2bca Poland Tax Identification Number
    fc87b421-f437-4f8b-b739-29a735ead0d9 Polish REGON Number
    91a7ece2-add4-4986-9a15-c84544d81ecd Portugal Citizen Card Number
    977f1e5a-2c33-4bcc-b516-95bb275cff23 Portugal Driver's License Number
    080a52fd-a7bc-431e-b54d-51f08f59db11 Portugal Passport Number
    65372402-3131-4f1e-9983-4439841d1f15 Portugal Tax Identification Number
    eda085a4-1f9b-46ca-8f1f-885ef394a476 Portuguese Physical Addresses
    52b1b60e-a4be-4b5a-a67b-6f9bbb7811da Qatari ID Card Number
    b5511ace-2fd8-4ae4-b6fc-c7c6e4689e3c Romania Driver's License Number
    5d31b90c-7fe2-4a76-a14b-767b8fd19d6c Romania Passport Number
    eb5fa399-fe28-4c67-8188-d63a616ed89c Romania Personal Numerical Code (CNP)
    e3a1f6fc-92f9-4b1c-b3fb-94b182cdc3ed Romania Physical Addresses
    515c522b-ce04-4a40-816b-8226f26c65e7 Russia Physical Addresses
    76ec2f5d-cedb-48e1-8070-1998794af445 Russian Passport Number (Domestic)
    ac5f4878-75e4-4b82-af2d-02e13ea9f411 Russian Passport Number (International)
    81145f47-868a-464c-956a-eed7696fdcdf Russian Taxpayer Identification Number
    8c5a0ba8-404a-41a3-8871-746aa21ee6c0 Saudi Arabia National ID
    beaa54d7-ec6a-4160-a37b-f3916b68934b Singapore Driving License Number
    cead390a-dd83-4856-9751-fb6dc98c34da Singapore National Registration Identity Card (NRIC) Number
    4081ae73-c4ec-405d-932c-8b36ae35b20c Singapore Passport Number
    6dee3dcd-0946-48a8-b49e-e3596b671fc5 Singapore Physical Addresses
    1ac53bfc-5956-49ae-b4b6-7087bf0cfc88 Slack Access Token
    14240c22-b6de-4ce5-a90b-137f74252513 Slovakia Driver's License Number
    238e1f08-d80e-4793-af33-9b57918335b7 Slovakia Passport Number
    951c26b7-3b35-4f73-924b-15dd599cb9ab Slovakia Personal Number
    1b342635-f7dc-4e15-a288-3f7e02c93169 Slovakia Physical Addresses
    d5bc089a-f2ee-433d-a6b1-5c253051d6f2 Slovenia Driver's License Number
    235b7976-7bbe-4df5-bb40-08678e749d1a Slovenia Passport Number
    0b76dc4d-cf09-4174-b334-fc72e1b38bb9 Slovenia Physical Addresses
    e47b071e-c352-4d70-8241-8c215ad65505 Slovenia Tax Identification Number
    68948b27-803d-41e4-adf1-13e05eb541bb Slovenia Unique Master Citizen Number
    e2adf7cb-8ea6-4048-a2ed-d89eb65f2780 South Africa Identification Number
    0311f67f-d239-4f57-bde7-bd76253576eb South Africa Physical Addresses
    3da0b024-4c08-406b-9f9e-de96accd0209 South Korea Driver's License Number
    cb725748-0f69-4282-8a03-e9b222a10a18 South Korea Passport Number
    5b802e18-ba80-44c4-bc83-bf2ad36ae36a South Korea Resident Registration Number
    8e6251b9-47b4-40e8-a42b-0f80876be192 Spain DNI
    d5a82922-b501-4f40-8868-341321146aa2 Spain Driver's License Number
    d17a57de-9fa5-4e9f-85d3-85c26d89686e Spain Passport Number
    36c81f62-73f6-4f62-8350-2a809cb27ff6 Spain Physical Addresses
    5df987c0-8eae-4bce-ace7-b316347f3070 Spain Social Security Number (SSN)
    10f0d113-b0e1-47dc-872a-a4f45b9376a3 Spain Tax Identification Number
    e76b6205-d3cb-46f2-bd63-c90153f2f97d SQL Server Connection String
    daee7349-84f5-48ec-81c9-f6fafc7c976f Surgical Procedures
    70088720-90dd-47f5-805e-5525f3567391 Sweden Driver's License Number
    f69aaf40-79be-4fac-8f05-fd1910d272c8 Sweden National ID
    ba4e7456-55a9-4d89-9140-c33673553526 Sweden Passport Number
    99d64fe7-8168-4cb8-9e8f-882444b4375a Sweden Physical Addresses
    139acba0-a5bc-4fbb-876d-f7a493ae8a40 Sweden Tax Identification Number
    cb2ab58c-9cb8-4c81-baf8-a4e106791df4 SWIFT Code
    277cfa4b-6eaa-4a1b-9492-099dec849971 Swiss Social Security Number AHV
    0741710b-c0b5-400c-98a7-864942ac89be Switzerland Physical Addresses
    4c7bfc34-8dd1-421d-8fb7-6c6182c2af03 Taiwan National ID
    e7251cb4-4c2c-41df-963e-924eb3dae04a Taiwan Passport Number
    7964a3bf-18fd-4e6c-a04e-d72f0cf4941c Taiwan Physical Addresses
    48269fec-05ea-46ea-b326-f5623a58c6e9 Taiwan Resident Certificate (ARC/TARC)
    44ca9e86-ead7-4c5d-884a-e2eaa401515e Thai Population Identification Code
    cf1d79ec-3162-49a8-9bcd-3cbeda2a3439 Turkey Physical Addresses
    fb621f20-3876-4cfc-acec-8c8e73ca32c7 Turkish National Identification number
    f6dc2d17-3549-41e2-af29-ae1846ae9542 Types Of Medication
    f93de4be-d94c-40df-a8be-461738047551 U.K. Driver's License Number
    a3eea206-dc0c-4f06-9e22-aa1be3059963 U.K. Electoral Roll Number
    3192014e-2a16-44e9-aa69-4b20375c9a78 U.K. National Health Service Number
    16c07343-c26f-49d2-a987-3daf717e94cc U.K. National Insurance Number (NINO)
    accaf4c2-fb54-40f7-aea8-db0e36a2e9eb U.K. Physical Addresses
    ad4a8116-0db8-439a-b545-6d967642f0ec U.K. Unique Taxpayer Reference Number
    178ec42a-18b4-47cc-85c7-d62c92fd67f8 U.S. / U.K. Passport Number
    a2ce32a8-f935-4bb6-8e96-2a5157672e2c U.S. Bank Account Number
    dfeb356f-61cd-459e-bf0f-7c6d28b458c6 U.S. Driver's License Number
    e55e2a32-f92d-4985-a35d-a0b269eb687b U.S. Individual Taxpayer Identification Number (ITIN)
    44aa44f2-63d1-41df-af0d-970283ac41e2 U.S. Physical Addresses
    a44669fe-0d48-453d-a9b1-2cc83f2cba77 U.S. Social Security Number (SSN)
    853a8051-ad90-417c-9345-c73ac0adc1c3 UAE Identity Card Number
    111b5e63-6f4e-47c6-99bc-dd95625a5acf UAE Passport Number
    1817a540-221f-4459-9202-3bd78b81d803 Ukraine Passport Number (Domestic)
    cfbe032d-22e0-4f28-ab68-d66e9641f1e2 Ukraine Passport Number (International)
    97bbd986-e9a8-47e9-91d0-3eb20fdb978f Ukraine Physical Addresses
    2de77d45-9d47-4ce2-990d-18e26b487194 User Login Credentials
    417b111d-1909-4457-b686-d6470b29a7ec X.509 Certificate Private Key
    """
}

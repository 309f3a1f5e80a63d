extension SchemeText {
  /// The schema of a table that values are compared with.
  static let schema = #"""
    <EdmSchema xmlns="http://schemas.microsoft.com/office/2018/edm">
    <DataStore name="crew" description="The crew" version="1">
    <Field name="Number" searchable="true"/>
    <Field name="Name" searchable="false" ignoredDelimiters="-,/"/>
    </DataStore>
    </EdmSchema>
    """#

  /// A package that compares badges with the table.
  static let exactMatch = #"""
    <?xml version="1.0" encoding="utf-16"?>
    <RulePackage xmlns="http://schemas.microsoft.com/office/2018/edm">
    <RulePack id="5c2e8f10-7d36-49ab-8b5e-1f90d3c6a274">
    <Version major="1" minor="0" build="0" revision="0"/>
    <Publisher id="0b8e51f7-6a3d-4c92-8f47-9d2c7b1e60a4"/>
    <Details defaultLangCode="en-us"><LocalizedDetails langcode="en-us">
    <PublisherName>Harbour Office</PublisherName><Name>Harbour crew</Name>
    <Description>The crew by number</Description>
    </LocalizedDetails></Details></RulePack>
    <Rules>
    <ExactMatch id="e80b4d17-36c9-4f52-a1de-72b5930f8c6d" patternsProximity="300" dataStore="crew" recommendedConfidence="65">
    <Pattern confidenceLevel="65"><idMatch matches="Number" classification="Harbour badge"/></Pattern>
    <Pattern confidenceLevel="75"><idMatch matches="Number" classification="Harbour badge"/>
    <Any minMatches="1"><match matches="Name"/></Any></Pattern>
    </ExactMatch>
    <LocalizedStrings><Resource idRef="e80b4d17-36c9-4f52-a1de-72b5930f8c6d">
    <Name default="true" langcode="en-us">Crew member</Name>
    <Description default="true" langcode="en-us">A member of the crew</Description>
    </Resource></LocalizedStrings>
    </Rules>
    </RulePackage>
    """#
}

using Kkr.Pages.Tables;

namespace Kkr.Pages.Words;

/// <summary>Every text of the pages that the API does not give, in both languages.</summary>
internal static class Text
{
    // Around every page
    public static readonly Phrase Product = new("KKR Nordjylland – data", "KKR Nordjylland – data");
    public static readonly Phrase SkipToContent = new("Gå til indhold", "Skip to content");
    public static readonly Phrase SignIn = new("Log ind", "Sign in");
    public static readonly Phrase SignOut = new("Log ud", "Sign out");
    public static readonly Phrase Menu = new("Menu", "Menu");
    public static readonly Phrase MainMenu = new("Hovedmenu", "Main menu");
    public static readonly Phrase YouAreHere = new("Du er her", "You are here");
    public static readonly Phrase FooterLine = new("De 11 nordjyske kommuners fælles tal.", "The figures of the 11 municipalities of North Jutland.");
    public static readonly Phrase Accessibility = new("Tilgængelighedserklæring", "Accessibility statement");
    public static readonly Phrase ApiReference = new("API", "API");
    public static readonly Phrase Optional = new("valgfrit", "optional");
    public static readonly Phrase TableOf = new("Tabel: {0}", "Table: {0}");
    public static readonly Phrase Choose = new("Vælg", "Choose");
    public static readonly Phrase None = new("Ingen", "None");
    public static readonly Phrase All = new("Alle", "All");
    public static readonly Phrase NoAnswer = new("Systemet svarer ikke lige nu. Prøv igen om lidt.", "The system does not answer right now. Try again shortly.");
    public static readonly Phrase Save = new("Gem", "Save");
    public static readonly Phrase Saved = new("Det er gemt.", "It is saved.");
    public static readonly Phrase Reason = new("Begrundelse", "Reason");
    public static readonly Phrase Name = new("Navn", "Name");
    public static readonly Phrase Status = new("Status", "Status");
    public static readonly Phrase From = new("Fra", "From");
    public static readonly Phrase To = new("Til", "To");
    public static readonly Phrase SomebodyElse = new(
        "En anden har ændret dette, mens du arbejdede. Genindlæs siden, se ændringen, og prøv igen.",
        "Somebody else changed this while you worked. Reload the page, look at the change, and try again.");

    // The menu
    public static readonly Phrase Overview = new("Overblik", "Overview");
    public static readonly Phrase Reporting = new("Indberetning", "Reporting");
    public static readonly Phrase Tables = new("Tabeller", "Tables");
    public static readonly Phrase ResultContracts = new("Resultatkontrakter", "Result contracts");
    public static readonly Phrase GrowthTeams = new("Vækstteams", "Growth teams");
    public static readonly Phrase Agreements = new("Rammeaftaler", "Framework agreements");
    public static readonly Phrase Campaigns = new("Kampagner", "Campaigns");
    public static readonly Phrase Initiatives = new("Tiltag", "Initiatives");
    public static readonly Phrase Secretariat = new("Sekretariat", "Secretariat");
    public static readonly Phrase Operations = new("Drift", "Operations");

    // When there is no page to show
    public static readonly Phrase NotFound = new("Siden findes ikke", "There is no such page");
    public static readonly Phrase NotFoundMessage = new(
        "Adressen kan være skrevet forkert, eller siden er flyttet. Brug menuen til at finde det, du leder efter.",
        "The address may be mistyped, or the page has moved. Use the menu to find what you are looking for.");
    public static readonly Phrase NotForYou = new("Du har ikke adgang til denne side", "You do not have access to this page");
    public static readonly Phrase NotForYouMessage = new(
        "Din rolle giver ikke adgang hertil. Kontakt KKR-sekretariatet, hvis du mener, den skulle.",
        "Your role does not give access to this. Contact the KKR secretariat if you think it should.");
    public static readonly Phrase Unavailable = new("Systemet kan ikke svare lige nu", "The system can't answer right now");
    public static readonly Phrase UnavailableMessage = new(
        "Intet er gået tabt. Prøv igen om et øjeblik.", "Nothing has been lost. Try again in a moment.");
    public static readonly Phrase FormExpired = new("Formularen er udløbet", "The form has expired");
    public static readonly Phrase FormExpiredMessage = new(
        "Siden har stået åben for længe, eller du er logget ud. Gå tilbage, genindlæs siden, og send igen. Intet er gemt.",
        "The page has been open too long, or you have signed out. Go back, reload the page, and send again. Nothing was stored.");
    public static readonly Phrase ToOverview = new("Gå til overblikket", "Go to the overview");

    // Signing in
    public static readonly Phrase SignInFailed = new("Det lykkedes ikke at logge ind", "Signing in did not succeed");
    public static readonly Phrase SignInFailedMessage = new(
        "Loginudbyderen afviste, eller det tog for lang tid.", "The sign-in provider refused, or it took too long.");
    public static readonly Phrase SignInAgain = new("Prøv igen", "Try again");
    public static readonly Phrase NoSignIn = new(
        "Der er ikke sat en loginudbyder op. Det offentlige overblik og tabellerne kan læses uden login.",
        "No sign-in provider is set up. The public overview and the tables can be read without signing in.");
    public static readonly Phrase ChoosePersonLead = new(
        "Dette er en prøveinstallation på din egen maskine. Vælg, hvem du vil være.",
        "This is a trial installation on your own machine. Choose who you want to be.");
    public static readonly Phrase ChoosePerson = new("Vælg en person", "Choose a person");
    public static readonly Phrase AnotherPerson = new("En anden person", "Another person");
    public static readonly Phrase Roles = new("Roller", "Roles");
    public static readonly IReadOnlyList<(string Role, Phrase Title)> RoleTitles =
    [
        ("reporter", new("Indberetter", "Reporter")), ("approver", new("Godkender", "Approver")), ("secretariat", new("Sekretariat", "Secretariat")),
        ("contract-reporter", new("Følger op på resultatkontrakt", "Follows up on a result contract")), ("growth-team", new("Vækstteam", "Growth team")), ("operator", new("Drift", "Operator")),
    ];

    // The overview
    public static readonly Phrase OverviewOf = new("{0} – overblik", "{0} – overview");
    public static readonly Phrase OverviewLead = new(
        "Det er, hvad kommunerne har indberettet indtil nu. Tallene ændrer sig, så snart en kommune indberetter.",
        "This is what the municipalities have reported so far. The figures change as soon as a municipality reports.");
    public static readonly Phrase Live = new("Opdateres af sig selv", "Updates by itself");
    public static readonly Phrase LiveWaiting = new("Forbinder igen …", "Connecting again …");
    public static readonly Phrase KeyFigures = new("Nøgletal", "Key figures");
    public static readonly Phrase Covers = new("{0} af {1} har indberettet", "{0} of {1} have reported");
    public static readonly Phrase ChangeSince = new("{0} ({1}) siden {2}", "{0} ({1}) since {2}");
    public static readonly Phrase ChangePoints = new("{0} procentpoint siden {1}", "{0} percentage points since {1}");
    public static readonly Phrase CompletenessHeading = new("Hvor langt er kommunerne?", "How far are the municipalities?");
    public static readonly Phrase CompletenessLead = new(
        "Felterne ligger cirka som på kortet. Tallet er modtagne indberetninger ud af dem, der er bedt om.",
        "The tiles lie roughly as on the map. The number is reports received of those asked for.");
    public static readonly Phrase StepNone = new("Ingen", "None");
    public static readonly Phrase StepBelowHalf = new("Under halvdelen", "Less than half");
    public static readonly Phrase StepHalf = new("Halvdelen eller mere", "Half or more");
    public static readonly Phrase StepMost = new("Tre fjerdedele eller mere", "Three quarters or more");
    public static readonly Phrase StepAll = new("Alle", "All");
    public static readonly Phrase StepFromTo = new("{0}–{1}", "{0}–{1}");
    public static readonly Phrase UpTo = new("Højst {0}", "At most {0}");
    public static readonly Phrase Scale = new("Skala", "Scale");
    public static readonly Phrase Municipality = new("Kommune", "Municipality");
    public static readonly Phrase Region = new("Region", "Region");
    public static readonly Phrase Received = new("Modtaget", "Received");
    public static readonly Phrase AskedFor = new("Bedt om", "Asked for");
    public static readonly Phrase Share = new("Andel", "Share");
    public static readonly Phrase DueHeading = new("Hvad mangler?", "What is due?");
    public static readonly Phrase NothingDue = new("Der mangler ikke noget lige nu.", "Nothing is due right now.");
    public static readonly Phrase DataSet = new("Datasæt", "Data set");
    public static readonly Phrase Period = new("Periode", "Period");
    public static readonly Phrase Deadline = new("Frist", "Deadline");
    public static readonly Phrase ReceivedOf = new("Modtaget", "Received");
    public static readonly Phrase Missing = new("Mangler fra", "Missing from");
    public static readonly Phrase Overdue = new("Overskredet", "Overdue");
    public static readonly Phrase Of = new("{0} af {1}", "{0} of {1}");
    public static readonly Phrase ChangesHeading = new("Senest ændret", "Changed last");
    public static readonly Phrase CompleteHeading = new("Komplet", "Complete");
    public static readonly Phrase Approved = new("Godkendt", "Approved");
    public static readonly Phrase OtherRegions = new("Andre regioner", "Other regions");

    // What a municipality is asked for
    public static readonly Phrase ChooseMunicipality = new("Vælg den kommune, du indberetter for.", "Choose the municipality that you report for.");
    public static readonly Phrase ReportingOf = new("Indberetning for {0} Kommune", "Reporting for {0} Municipality");
    public static readonly Phrase MetLead = new(
        "{0} af {1} indberetninger er modtaget, og {2} er godkendt.", "{0} of {1} reports are received, and {2} are approved.");
    public static readonly Phrase OpenObligations = new("Mangler at blive indberettet", "To be reported");
    public static readonly Phrase DeadlineIs = new("Frist {0}.", "Deadline {0}.");
    public static readonly Phrase ReportsThrough = new("Indberettes gennem {0} Kommune.", "Is reported through {0} Municipality.");
    public static readonly Phrase ReportedHeading = new("Indberettet", "Reported");
    public static readonly Phrase NothingReported = new("Der er ikke indberettet noget endnu.", "Nothing has been reported yet.");
    public static readonly Phrase History = new("Historik", "History");
    public static readonly Phrase LockedWord = new("Låst", "Locked");
    public static readonly Phrase OtherPeriod = new("En anden periode", "Another period");
    public static readonly Phrase PeriodHint = new("For eksempel 2026, 2026H1, 2026K4 eller 2026M12", "For example 2026, 2026H1, 2026K4 or 2026M12");
    public static readonly Phrase OpenForm = new("Åbn formularen", "Open the form");

    // A report
    public static readonly Phrase SubmittedBy = new("Indberettet af", "Submitted by");
    public static readonly Phrase ApprovedBy = new("Godkendt af", "Approved by");
    public static readonly Phrase ChangedSinceApproval = new("ændret siden godkendelsen", "changed since it was approved");
    public static readonly Phrase LegalBasis = new("Hjemmel", "Legal basis");
    public static readonly Phrase SeeHistory = new("Se historikken", "See the history");
    public static readonly Phrase FaultsHeading = new("Der er {0} fejl at rette", "Faults to correct: {0}");
    public static readonly Phrase NothingStored = new("Intet er gemt endnu.", "Nothing has been stored yet.");
    public static readonly Phrase ReportLocked = new("Indberetningen er låst", "The report is locked");
    public static readonly Phrase LockedSince = new("Låst {0}. KKR-sekretariatet kan åbne den igen.", "Locked {0}. The KKR secretariat can open it again.");
    public static readonly Phrase Reopen = new("Åbn igen", "Open again");
    public static readonly Phrase LockReport = new("Lås indberetningen", "Lock the report");
    public static readonly Phrase ApproveHeading = new("Godkend", "Approve");
    public static readonly Phrase ApproveLead = new(
        "Se tallene igennem. De er indberettet af {0}. Din godkendelse gælder netop disse tal.",
        "Look through the figures. They were submitted by {0}. Your approval is of exactly these figures.");
    public static readonly Phrase Approve = new("Godkend tallene", "Approve the figures");
    public static readonly Phrase NotYourOwn = new(
        "Du har ikke ret til at godkende dette. Den, der har indberettet, kan ikke selv godkende.",
        "You may not approve this. Whoever submitted can't approve it too.");
    public static readonly Phrase CorrectHeading = new("Ret tallene", "Correct the figures");
    public static readonly Phrase CorrectLead = new(
        "Ret det, der er forkert, og indsend igen. Den tidligere version bliver stående i historikken, og regionens tal følger med.",
        "Change what is wrong, and submit again. The earlier version stays in the history, and the region's figures follow.");
    public static readonly Phrase DraftFrom = new("Du ser en kladde, som {0} gemte {1}. Den er ikke indsendt.", "You see a draft that {0} saved on {1}. It is not submitted.");
    public static readonly Phrase FiguresLead = new("Udfyld det, du ved. Tomme felter indgår ikke.", "Fill in what you know. Empty fields are left out.");
    public static readonly Phrase PasteHint = new("Du kan kopiere en kolonne i et regneark og sætte den ind i et felt.", "You can copy a column in a spreadsheet and paste it into a field.");
    public static readonly Phrase Pasted = new("{0} tal er sat ind", "{0} figures were pasted");
    public static readonly Phrase Earlier = new("Tidligere", "Earlier");
    public static readonly Phrase Figure = new("Tal", "Figure");
    public static readonly Phrase IfMissing = new("Hvis tallet mangler", "If the figure is missing");
    public static readonly Phrase IfMissingOf = new("Hvis tallet mangler: {0}", "If the figure is missing: {0}");
    public static readonly Phrase NotMissing = new("Mangler ikke", "Not missing");
    public static readonly Phrase Comment = new("Bemærkning", "Comment");
    public static readonly Phrase CommentHint = new("Det, modtageren bør vide om tallene. Skriv ikke om enkelte personer.", "What the reader should know about the figures. Do not write about individual persons.");
    public static readonly Phrase CheckAndContinue = new("Kontrollér og fortsæt", "Check and continue");
    public static readonly Phrase SaveDraft = new("Gem kladde", "Save draft");
    public static readonly Phrase DiscardDraft = new("Kassér kladden", "Discard the draft");
    public static readonly Phrase DraftSaved = new("Kladden er gemt. Den er ikke indsendt endnu.", "The draft is saved. It is not submitted yet.");
    public static readonly Phrase DraftSavedAt = new("Kladde gemt {0}", "Draft saved on {0}");
    public static readonly Phrase DraftDiscarded = new("Kladden er kasseret.", "The draft is discarded.");
    public static readonly Phrase ApprovedDone = new("Tallene er godkendt.", "The figures are approved.");
    public static readonly Phrase WithdrawnDone = new("Indberetningen er trukket tilbage. Den tæller ikke længere med.", "The report is withdrawn. It no longer counts.");
    public static readonly Phrase ReopenedDone = new("Indberetningen er åben igen.", "The report is open again.");
    public static readonly Phrase LockedDone = new("Indberetningen er låst.", "The report is locked.");
    public static readonly Phrase WithdrawHeading = new("Træk indberetningen tilbage", "Withdraw the report");
    public static readonly Phrase WithdrawLead = new("Tallene tæller ikke længere med i regionens tal. Historikken bliver stående.", "The figures no longer count in the region's. The history stays.");
    public static readonly Phrase Withdraw = new("Træk tilbage", "Withdraw");
    public static readonly Phrase Checking = new("Kontrollerer …", "Checking …");
    public static readonly Phrase CheckedOk = new("Tallene er kontrolleret og kan indsendes.", "The figures are checked and can be submitted.");
    public static readonly Phrase CheckedFaulty = new("Der er fejl at rette, før du kan indsende.", "There are faults to correct before you can submit.");
    public static readonly Phrase NotANumber = new("Skal være et tal, for eksempel 1.784 eller 21,5", "Must be a number, for example 1,784 or 21.5");
    public static readonly Phrase NotWhole = new("Højst {0} decimaler", "At most {0} decimals");
    public static readonly Phrase OutOfRange = new("Skal ligge mellem {0} og {1}", "Must be from {0} to {1}");
    public static readonly Phrase SeveralChoices = new("Du kan vælge flere.", "You can choose several.");
    public static readonly Phrase RecordsHeading = new("Poster i indberetningen: {0}", "Records in the report: {0}");
    public static readonly Phrase AddRecord = new("Tilføj en post", "Add a record");
    public static readonly Phrase AddRecordLead = new(
        "Bruger du et nummer, der findes i forvejen, rettes den post. Mange poster ad gangen indberettes nemmest med en fil.",
        "If you use a number that is there already, that record is corrected. Many records at once are easiest reported with a file.");
    public static readonly Phrase RecordId = new("Nummer", "Number");
    public static readonly Phrase RecordNamed = new("Post {0}", "Record {0}");
    public static readonly Phrase KeyHint = new("Gemmes kun som en kode, der ikke kan læses tilbage.", "Is kept only as a code that can't be read back.");
    public static readonly Phrase Hidden = new("skjult", "hidden");
    public static readonly Phrase Present = new("ja", "yes");
    public static readonly Phrase What = new("Hvad", "What");
    public static readonly Phrase Total = new("I alt", "Total");
    public static readonly Phrase ConfirmHeading = new("Bekræft indberetningen", "Confirm the report");
    public static readonly Phrase ConfirmLead = new("{0}: {1}, {2}", "{0}: {1}, {2}");
    public static readonly Phrase WarningsHeading = new("Se disse tal efter", "Look at these figures again");
    public static readonly Phrase WarningsSeen = new("Jeg har set advarslerne, og tallene er rigtige", "I have seen the warnings, and the figures are right");
    public static readonly Phrase ConfirmWarnings = new("Sæt kryds ved, at du har set advarslerne, eller ret tallene.", "Tick that you have seen the warnings, or correct the figures.");
    public static readonly Phrase ChangesToCome = new("Det bliver ændret", "What will change");
    public static readonly Phrase NothingChanged = new("Der er ikke ændret noget.", "Nothing was changed.");
    public static readonly Phrase Submit = new("Indsend", "Submit");
    public static readonly Phrase BackToForm = new("Tilbage til formularen", "Back to the form");
    public static readonly Phrase MunicipalityOf = new("{0} Kommune", "{0} Municipality");
    public static readonly Phrase ReceiptHeading = new("Kvittering", "Receipt");
    public static readonly Phrase ReceiptLead = new("{0} har indberettet {1}, {2}. Tallene er gemt.", "{0} has reported {1}, {2}. The figures are stored.");
    public static readonly Phrase ReceiptNumber = new("Kvitteringsnummer", "Receipt number");
    public static readonly Phrase RecordedAt = new("Modtaget", "Received");
    public static readonly Phrase By = new("Af", "By");
    public static readonly Phrase OnBehalf = new("på kommunens vegne", "on the municipality's behalf");
    public static readonly Phrase RevisionWord = new("Version", "Revision");
    public static readonly Phrase Digest = new("Kontrolsum", "Checksum");
    public static readonly Phrase RegionNow = new("Regionen står nu på", "The region now stands at");
    public static readonly Phrase WhatChanged = new("Det blev ændret", "What was changed");
    public static readonly Phrase Print = new("Udskriv kvitteringen", "Print the receipt");
    public static readonly Phrase CorrectReport = new("Ret indberetningen", "Correct the report");
    public static readonly Phrase NextObligation = new("Videre til næste", "On to the next");
    public static readonly Phrase HistoryOf = new("Historik for {0}, {1}", "History of {0}, {1}");
    public static readonly Phrase HistoryLead = new("Intet bliver skrevet over. Den nyeste version står øverst.", "Nothing is written over. The newest revision is on top.");
    public static readonly Phrase RevisionNumber = new("Version {0}", "Revision {0}");
    public static readonly Phrase BackToReport = new("Tilbage til indberetningen", "Back to the report");

    // Reporting with a file
    public static readonly Phrase UploadFile = new("Indberet med en fil", "Report with a file");
    public static readonly Phrase UploadLead = new(
        "Send et regneark eller en CSV-fil. Rigtige linjer bliver indberettet; fejl bliver vist på deres linje. Samme fil sendt to gange tæller én gang.",
        "Send a spreadsheet or a CSV file. Right lines are reported; faults are shown on their lines. The same file sent twice counts once.");
    public static readonly Phrase FileLabel = new("Fil", "File");
    public static readonly Phrase FileHint = new("Excel (.xlsx) eller CSV, højst 64 MB", "Excel (.xlsx) or CSV, at most 64 MB");
    public static readonly Phrase ChooseFile = new("Vælg en fil, der ikke er tom.", "Choose a file that is not empty.");
    public static readonly Phrase SendFile = new("Send filen", "Send the file");
    public static readonly Phrase Sending = new("Sender filen …", "Sending the file …");
    public static readonly Phrase Reading = new("Læser filen …", "Reading the file …");
    public static readonly Phrase ImportProgress = new("{0} indberetninger læst", "{0} reports read");
    public static readonly Phrase ImportDone = new("{0} indberetninger gemt, {1} var gemt i forvejen, {2} afvist.", "{0} reports stored, {1} were stored before, {2} refused.");
    public static readonly Phrase ImportFailed = new("Filen kunne ikke læses.", "The file could not be read.");
    public static readonly Phrase FaultsByLine = new("Fejl i filen", "Faults in the file");
    public static readonly Phrase Line = new("Linje", "Line");
    public static readonly Phrase Place = new("Sted", "Place");
    public static readonly Phrase ValueWord = new("Værdi", "Value");
    public static readonly Phrase WhatIsWrong = new("Hvad er galt", "What is wrong");
    public static readonly Phrase TemplatesHeading = new("Hent en skabelon", "Download a template");
    public static readonly Phrase TemplatesLead = new("Skabelonen har en linje for hvert tal, og kommunen er udfyldt.", "The template has a line for each figure, and the municipality is filled in.");
    public static readonly Phrase Format = new("Format", "Format");
    public static readonly Phrase DownloadTemplate = new("Hent skabelonen", "Download the template");

    // Tables
    public static readonly Phrase TablesLead = new("Offentliggjorte tal, som alle kan læse, hente og bruge.", "Published figures that everybody can read, download and use.");
    public static readonly Phrase FindTable = new("Søg efter en tabel", "Search for a table");
    public static readonly Phrase Find = new("Søg", "Search");
    public static readonly Phrase TablesFound = new("{0} tabeller", "{0} tables");
    public static readonly Phrase TableFacts = new("{0} · {1} · {2}", "{0} · {1} · {2}");
    public static readonly Phrase TableUpdated = new("opdateret {0}", "updated {0}");
    public static readonly Phrase NotPublishedYet = new("endnu ikke offentliggjort", "not published yet");
    public static readonly Phrase ToFigures = new("Gå til tallene", "Go to the figures");
    public static readonly Phrase Others = new("Øvrige ({0})", "Others ({0})");
    public static readonly Phrase SourceIs = new("Kilde: {0}.", "Source: {0}.");
    public static readonly Phrase UpdatedIs = new("Opdateret {0}.", "Updated {0}.");
    public static readonly Phrase ChooseHeading = new("Vælg", "Choose");
    public static readonly Phrase AreasLabel = new("Område", "Area");
    public static readonly IReadOnlyList<(string Id, Phrase Title)> AreaTitles =
    [
        ("municipalities", new("Kommuner i regionen", "Municipalities of the region")), ("regions", new("Regioner", "Regions")),
        ("growthteams", new("Vækstteams' områder", "Areas of the growth teams")), ("country", new("Hele landet", "The whole country")),
    ];
    public static readonly Phrase NoneMeansSum = new("Vælger du ingen, lægges de sammen.", "If you choose none, they are added up.");
    public static readonly Phrase Show = new("Vis", "Show");
    public static readonly Phrase ShowAs = new("Vis som", "Show as");
    public static readonly IReadOnlyList<(TableView View, Phrase Title)> Views =
    [
        (TableView.Table, new("Tabel", "Table")), (TableView.Bars, new("Søjler", "Bars")), (TableView.Lines, new("Linjer", "Lines")),
        (TableView.Shares, new("Andele", "Shares")), (TableView.Small, new("Små figurer", "Small multiples")), (TableView.Map, new("Kort", "Map")),
    ];
    public static readonly Phrase NoFigures = new("Der er ingen tal at vise.", "There are no figures to show.");
    public static readonly Phrase Bar = new("Søjle", "Bar");
    public static readonly Phrase SharesTold = new("Andele", "Shares");
    public static readonly Phrase TooManySeries = new("Figuren viser de første {0} af {1} rækker. Vælg færre for at se andre.", "The chart shows the first {0} of {1} rows. Choose fewer to see others.");
    public static readonly Phrase ChartOfOneMeasure = new("Figuren viser {0}. Det andet indhold, du har valgt, står i tabellen.", "The chart shows {0}. The other contents that you chose stand in the table.");
    public static readonly Phrase NoSharesOfRatios = new("Procenter kan ikke lægges sammen og deles i andele. Vælg et antal.", "Percentages can't be added up and split into shares. Choose a number.");
    public static readonly Phrase MapNeedsMunicipalities = new("Kortet viser kommuner. Vælg kommunerne i en region.", "The map shows municipalities. Choose the municipalities of a region.");
    public static readonly Phrase MapOf = new("Tal for {0}.", "Figures for {0}.");
    public static readonly Phrase TakeHeading = new("Hent og del", "Download and share");
    public static readonly Phrase ShareLink = new("Link til netop dette valg", "Link to exactly this choice");
    public static readonly Phrase ApiCall = new("API-kald, der giver de samme tal", "API call that gives the same figures");
    public static readonly Phrase Copy = new("Kopiér", "Copy");
    public static readonly Phrase Copied = new("Kopieret", "Copied");
    public static readonly Phrase SelectionRefused = new("Valget kan ikke vises", "The selection can't be shown");

    // Result contracts
    public static readonly Phrase ContractsLead = new("Det, KKR og erhvervshuset har aftalt, og hvor langt målene er.", "What KKR and the business hub have agreed, and how far the goals are.");
    public static readonly Phrase NoContracts = new("Der er ingen resultatkontrakter endnu.", "There are no result contracts yet.");
    public static readonly Phrase Fulfilment = new("Målopfyldelse", "Fulfilment");
    public static readonly Phrase FulfilmentPercent = new("Målopfyldelse i procent", "Fulfilment in per cent");
    public static readonly Phrase GoalsAssessed = new("Mål med dokumentation", "Goals with evidence");
    public static readonly Phrase Exactly = new("Uden afrunding", "Not rounded");
    public static readonly Phrase YearBefore = new("Året før", "The year before");
    public static readonly Phrase Parties = new("Parter", "Parties");
    public static readonly Phrase GoalsAtAGlance = new("Målene på en linje", "The goals in a row");
    public static readonly Phrase Goal = new("Mål", "Goal");
    public static readonly Phrase GoalByGoal = new("Mål for mål", "Goal by goal");
    public static readonly Phrase NoEvidence = new("Ingen dokumentation endnu", "No evidence yet");
    public static readonly Phrase Measured = new("Målt", "Measured");
    public static readonly Phrase GoalGroup = new("Hvis mål", "Whose goal");
    public static readonly Phrase ProposedDiffers = new("Erhvervshuset foreslår {0}.", "The business hub proposes {0}.");
    public static readonly Phrase RestsOn = new("Det bygger på ({0})", "What it rests on ({0})");
    public static readonly Phrase EvidenceNumber = new("bilag {0}", "evidence {0}");
    public static readonly Phrase AddEvidence = new("Tilføj dokumentation", "Add evidence");
    public static readonly Phrase EvidenceIncomplete = new("Udfyld alle felter, og skriv tal som tal. Intet er gemt.", "Fill in all fields, and write numbers as numbers. Nothing was stored.");
    public static readonly Phrase EvaluationsSent = new("Udsendte evalueringer", "Evaluations sent");
    public static readonly Phrase EvaluationsAnswered = new("Besvarede evalueringer", "Evaluations answered");
    public static readonly Phrase NetPromoterScore = new("Net promoter score", "Net promoter score");
    public static readonly Phrase FavourablePercent = new("Gunstige svar i procent", "Favourable answers in per cent");
    public static readonly Phrase Authority = new("Myndighed", "Authority");
    public static readonly Phrase EffortStatus = new("Hvor langt er indsatsen?", "How far is the effort?");
    public static readonly IReadOnlyList<(string Status, Phrase Title)> EffortStatuses =
    [
        ("planned", new("Planlagt", "Planned")), ("under-way", new("I gang", "Under way")), ("carried-out", new("Gennemført", "Carried out")), ("cancelled", new("Aflyst", "Cancelled")),
    ];
    public static readonly Phrase EvidenceFor = new("Dokumentation for", "Evidence for");
    public static readonly Phrase IsBaseline = new("Tallet er udgangspunktet", "The figure is the baseline");
    public static readonly Phrase DocumentTitle = new("Dokumentets titel", "The document's title");
    public static readonly Phrase DocumentReference = new("Henvisning", "Reference");
    public static readonly Phrase DocumentHint = new("Journalnummer eller adresse", "Case number or address");
    public static readonly Phrase Documents = new("Dokumenterer", "Documents");
    public static readonly Phrase Date = new("Dato", "Date");
    public static readonly Phrase ProposedFulfilment = new("Foreslået målopfyldelse i procent", "Proposed fulfilment in per cent");
    public static readonly Phrase EndorseContract = new("KKR tager til efterretning", "KKR endorses");
    public static readonly Phrase EndorseLead = new("Målopfyldelsen lukkes, som den står. Den kan åbnes igen med en begrundelse.", "The fulfilment is closed as it stands. It can be opened again for a reason.");
    public static readonly Phrase Endorse = new("Registrér KKR's beslutning", "Record KKR's decision");
    public static readonly Phrase Meeting = new("Møde", "Meeting");
    public static readonly Phrase MeetingHint = new("For eksempel KKR Nordjylland, 9. april 2021", "For example KKR Nordjylland, 9 April 2021");
    public static readonly Phrase NextYear = new("Næste år", "Next year");
    public static readonly Phrase NextYearLead = new("Parter og mål tages med. Resultatet i år kommer til at stå ved siden af.", "Parties and goals are carried over. This year's result will stand beside them.");
    public static readonly Phrase DraftNextYear = new("Lav udkast til næste års kontrakt", "Draft the next year's contract");
    public static readonly Phrase NextYearIsThere = new("Næste års kontrakt findes allerede.", "The next year's contract is there already.");
    public static readonly Phrase ReopenContract = new("Åbn kontrakten igen", "Open the contract again");

    // Growth teams
    public static readonly Phrase TeamsLead = new("Syv vækstteams deler {0}, som skal være brugt senest {1}.", "Seven growth teams share {0}, to be used by {1}.");
    public static readonly Phrase Pot = new("Puljen", "The pot");
    public static readonly Phrase PotShown = new("Hvor meget af puljen er givet, holdt og tilbage", "How much of the pot is granted, held and left");
    public static readonly Phrase Granted = new("Bevilget", "Granted");
    public static readonly Phrase Reserved = new("Holdt", "Held");
    public static readonly Phrase Remaining = new("Tilbage", "Left");
    public static readonly Phrase AskedInAll = new("Teamene beder i alt om {0}, kladder medregnet.", "The teams ask for {0} in all, drafts included.");
    public static readonly Phrase AskedBeyond = new("Det er {0} mere end puljen.", "That is {0} more than the pot.");
    public static readonly Phrase TheTeams = new("Teamene", "The teams");
    public static readonly Phrase Mandate = new("Opdrag", "Mandate");
    public static readonly Phrase MandatePart = new("Del af opdraget", "Part of the mandate");
    public static readonly Phrase Recommendations = new("Anbefalinger", "Recommendations");
    public static readonly Phrase Lighthouses = new("Erhvervsfyrtårne", "Lighthouses");
    public static readonly Phrase Asked = new("Beder om", "Asks for");
    public static readonly Phrase Potentials = new("Potentialer", "Potentials");
    public static readonly Phrase Answered = new("Besvaret", "Answered");
    public static readonly Phrase NotAnswered = new("Ikke besvaret", "Not answered");
    public static readonly Phrase NoRecommendations = new("Der er ingen anbefalinger endnu.", "There are no recommendations yet.");
    public static readonly Phrase PrivateMoney = new("Privat medfinansiering", "Private co-investment");
    public static readonly Phrase Adopt = new("Vedtag", "Adopt");
    public static readonly Phrase AddRecommendation = new("Skriv en anbefaling", "Write a recommendation");
    public static readonly Phrase ChangeRecommendation = new("Ret anbefalingen", "Change the recommendation");
    public static readonly Phrase GovernmentAnswer = new("Regeringens svar", "The government's answer");
    public static readonly Phrase RecordAnswer = new("Registrér regeringens svar", "Record the government's answer");
    public static readonly Phrase GrantedMillions = new("Bevilget i mio. kr.", "Granted, in million DKK");
    public static readonly IReadOnlyList<(string Outcome, Phrase Title)> AnswerOutcomes =
        [("accepted", new("Ja", "Yes")), ("partly", new("Delvist", "In part")), ("rejected", new("Nej", "No"))];
    public static readonly Phrase RecommendationIncomplete = new("Skriv en titel, og skriv beløb som tal. Intet er gemt.", "Write a title, and write amounts as numbers. Nothing was stored.");
    public static readonly Phrase TitleWord = new("Titel", "Title");
    public static readonly Phrase AskedMillions = new("Beløb, der bedes om, i mio. kr.", "Amount asked for, in million DKK");
    public static readonly Phrase PrivateMillions = new("Privat medfinansiering i mio. kr.", "Private co-investment in million DKK");
    public static readonly Phrase Description = new("Beskrivelse", "Description");
    public static readonly Phrase HandIn = new("Aflevér til regeringen", "Hand in to the government");
    public static readonly Phrase HandInLead = new("Alle dele af opdraget skal være besvaret af vedtagne anbefalinger. Beløbet holdes i puljen.", "All parts of the mandate must be answered by adopted recommendations. The amount is held in the pot.");
    public static readonly Phrase Members = new("Medlemmer", "Members");
    public static readonly Phrase Chair = new("formand", "chair");

    // Framework agreements
    public static readonly Phrase AgreementsLead = new("Aftaler, som kommunerne har indgået sammen.", "Agreements that the municipalities have made together.");
    public static readonly Phrase MunicipalitiesCount = new("{0} kommuner", "{0} municipalities");
    public static readonly Phrase InForce = new("Gælder", "In force");
    public static readonly Phrase NotInForce = new("Gælder ikke på dagen i dag", "Not in force today");
    public static readonly Phrase FollowUps = new("Opfølgninger", "Follow-ups");
    public static readonly Phrase FollowUpWord = new("Opfølgning", "Follow-up");
    public static readonly Phrase DueOn = new("Frist {0}", "Due {0}");
    public static readonly Phrase HeldOn = new("Holdt {0}", "Held {0}");
    public static readonly Phrase HeldWhen = new("Holdt den", "Held on");
    public static readonly Phrase RecordFollowUp = new("Registrér en opfølgning", "Record a follow-up");
    public static readonly Phrase Providers = new("Udbydere og tilsyn", "Providers and supervision");
    public static readonly Phrase ProviderWord = new("Udbyder", "Provider");
    public static readonly Phrase Since = new("Siden", "Since");
    public static readonly Phrase SupervisionLatest = new("Seneste tilsyn", "Latest supervision");
    public static readonly Phrase SupervisionNext = new("Næste tilsyn", "Next supervision");
    public static readonly Phrase WithoutProvider = new("Uden udbyder: {0}", "Without a provider: {0}");
    public static readonly Phrase RecordSupervision = new("Registrér et tilsyn", "Record a supervision");
    public static readonly Phrase Cooperations = new("Samarbejder", "Cooperations");
    public static readonly Phrase Themes = new("Temaer", "Themes");
    public static readonly Phrase SurveyAnswers = new("Svar på temaerne", "Answers on the themes");
    public static readonly Phrase SurveyLead = new("Antal kommuner bag hvert svar. Meget små antal vises ikke.", "How many municipalities gave each answer. Very small numbers are not shown.");
    public static readonly Phrase Question = new("Spørgsmål", "Question");
    public static readonly Phrase NationalTheme = new("nationalt tema", "national theme");
    public static readonly Phrase SeeFigures = new("Se tallene", "See the figures");

    // Campaigns
    public static readonly Phrase CampaignsLead = new("Kampagner og programmer, holdt op mod tallene, som de står nu.", "Campaigns and programmes, held against the figures as they stand now.");
    public static readonly Phrase NoCampaigns = new("Der er ingen kampagner endnu.", "There are no campaigns yet.");
    public static readonly Phrase GoalsCount = new("{0} mål", "{0} goals");
    public static readonly Phrase Reached = new("Nået", "Reached");
    public static readonly Phrase NotReached = new("Ikke nået", "Not reached");
    public static readonly Phrase FiguresMissing = new("Tal mangler", "Figures missing");
    public static readonly Phrase ChangeWord = new("Ændring", "Change");
    public static readonly Phrase RestsOnReporters = new("Indberettet af", "Reported by");

    // Initiatives
    public static readonly Phrase InitiativesHeading = new("Tiltag for flere SOSU-medarbejdere", "Initiatives for more social and health care staff");
    public static readonly Phrase InitiativesLead = new("Hvad kommunerne og regionen gør for at rekruttere og fastholde.", "What the municipalities and the region do to recruit and retain.");
    public static readonly Phrase Words = new("Ord", "Words");
    public static readonly Phrase InitiativesFound = new("{0} tiltag", "{0} initiatives");
    public static readonly Phrase ByCategory = new("Tiltag efter kategori", "Initiatives by category");
    public static readonly Phrase Count = new("Antal", "Number");
    public static readonly Phrase TheRegion = new("Regionen", "The region");

    // Secretariat
    public static readonly Phrase WhoOwes = new("Hvem mangler hvad?", "Who owes what?");
    public static readonly Phrase OwedCount = new("Indberetninger over fristen: {0}.", "Reports past their deadline: {0}.");
    public static readonly Phrase MostDaysLate = new("Dage over, højst", "Days late, at most");
    public static readonly Phrase DataSets = new("Datasæt og frister", "Data sets and deadlines");
    public static readonly Phrase DataSetsLead = new("Vælg et datasæt for at sætte frister, låse, offentliggøre og kvalitetssikre.", "Choose a data set to set deadlines, lock, publish and check quality.");
    public static readonly Phrase AgendaItem = new("Dagsordenspunkt", "Agenda item");
    public static readonly Phrase DefinitionVersion = new("Version af definitionen", "Version of the definition");
    public static readonly Phrase ReportedBy = new("Indberettes af", "Reported by");
    public static readonly Phrase DeadlineRule = new("Frist efter definitionen", "Deadline by the definition");
    public static readonly Phrase DaysAfter = new("{0} dage efter periodens slutning", "{0} days after the end of the period");
    public static readonly Phrase SeeDefinition = new("Se hele definitionen (JSON)", "See the whole definition (JSON)");
    public static readonly Phrase PeriodsHeading = new("Perioder", "Periods");
    public static readonly Phrase NoPeriods = new("Der er ingen perioder endnu.", "There are no periods yet.");
    public static readonly Phrase Opens = new("Åbner", "Opens");
    public static readonly Phrase PublishedWord = new("Offentliggjort", "Published");
    public static readonly Phrase Announced = new("Annonceret", "Announced");
    public static readonly Phrase Yes = new("Ja", "Yes");
    public static readonly Phrase No = new("Nej", "No");
    public static readonly Phrase ManagePeriod = new("Frister, lås og offentliggørelse", "Dates, lock and publication");
    public static readonly Phrase SetDates = new("Sæt datoer", "Set dates");
    public static readonly Phrase LockPeriod = new("Lås perioden", "Lock the period");
    public static readonly Phrase PublishFrom = new("Offentliggør fra", "Publish from");
    public static readonly Phrase PublishHint = new("Kl. 8 den dag. Tomt felt betyder straks.", "At 8 that day. An empty field means at once.");
    public static readonly Phrase PublishReason = new("Hvorfor tallene ændres", "Why the figures change");
    public static readonly Phrase Publish = new("Offentliggør", "Publish");
    public static readonly Phrase PublishAgain = new("Offentliggør igen", "Publish again");
    public static readonly Phrase PublicationsHeading = new("Offentliggørelser", "Publications");
    public static readonly Phrase DuplicatesHeading = new("Mulige dubletter", "Possible duplicates");
    public static readonly Phrase DuplicatesLead = new("Sager, der er indberettet mere end én gang: {0}. Ikke afgjort: {1}.", "Cases reported more than once: {0}. Not decided: {1}.");
    public static readonly Phrase DuplicateOf = new("Dublet {0}", "Duplicate {0}");
    public static readonly Phrase Decided = new("Afgjort", "Decided");
    public static readonly Phrase Undecided = new("Ikke afgjort", "Undecided");
    public static readonly Phrase WhichCounts = new("Hvilken post tæller?", "Which record counts?");
    public static readonly Phrase SameCase = new("Det er samme sag", "It is the same case");
    public static readonly Phrase DistinctCases = new("Det er forskellige sager", "They are different cases");
    public static readonly Phrase SampleHeading = new("Stikprøve", "Random sample");
    public static readonly Phrase SampleLead = new("Samme startord giver samme stikprøve, så andre kan trække den igen.", "The same seed gives the same sample, so that others can draw it again.");
    public static readonly Phrase Seed = new("Startord", "Seed");
    public static readonly Phrase SampleSize = new("Antal poster", "Number of records");
    public static readonly Phrase Draw = new("Træk", "Draw");
    public static readonly Phrase Drawn = new("{0} poster trukket af {1}", "{0} records drawn of {1}");

    // Operations
    public static readonly Phrase ClusterReady = new("Systemet svarer, som det skal.", "The system answers as it should.");
    public static readonly Phrase ClusterNotReady = new("Systemet er ikke klar. Se dashboardet og loggen.", "The system is not ready. Look at the dashboard and the log.");
    public static readonly Phrase OpenDashboard = new("Åbn Orleans-dashboardet", "Open the Orleans dashboard");
    public static readonly Phrase VerifyLedger = new("Efterprøv hovedbogen", "Verify the ledger");
    public static readonly Phrase LedgerNotToBeHad = new("Hovedbogen kan ikke efterprøves herfra.", "The ledger can't be verified from here.");
    public static readonly Phrase LedgerValid = new("Hovedbogen er intakt: {0} poster er efterprøvet.", "The ledger is intact: {0} entries were verified.");
    public static readonly Phrase LedgerBroken = new("Hovedbogen er brudt. Følg proceduren i driftsvejledningen.", "The ledger is broken. Follow the procedure in the operations guide.");
    public static readonly Phrase Silos = new("Siloer", "Silos");
    public static readonly Phrase NoCounters = new("Dashboardet svarer ikke.", "The dashboard does not answer.");
    public static readonly Phrase Machine = new("Maskine", "Machine");
    public static readonly Phrase Address = new("Adresse", "Address");
    public static readonly Phrase RunningSince = new("Kører siden", "Running since");
    public static readonly Phrase ActiveWord = new("Aktiv", "Active");
    public static readonly Phrase Grains = new("Grains", "Grains");
    public static readonly Phrase GrainKind = new("Slags", "Kind");
    public static readonly Phrase ActiveCount = new("Aktive", "Active");
    public static readonly Phrase RecentCalls = new("Kald for nylig", "Recent calls");
    public static readonly Phrase RecentFailures = new("Fejl for nylig", "Recent failures");

    /// <summary>What a contract's status is called.</summary>
    public static Phrase ContractStatusOf(string status) => status switch
    {
        "endorsed" => new("Taget til efterretning", "Endorsed"),
        "reopened" => new("Åbnet igen", "Opened again"),
        "draft" => new("Udkast", "Draft"),
        _ => new("I gang", "Under way"),
    };

    /// <summary>Whose goal a goal is.</summary>
    public static Phrase GoalGroupOf(string group) => group switch
    {
        "national" => new("Nationalt", "National"),
        "common" => new("Fælles for erhvervshusene", "Common to the business hubs"),
        _ => new("Regionalt", "Regional"),
    };

    /// <summary>What a team's status is called.</summary>
    public static Phrase TeamStatusOf(string status) => status == "submitted" ? new("Afleveret", "Handed in") : new("Arbejder", "Working");

    /// <summary>What a recommendation's status is called.</summary>
    public static Phrase RecommendationStatusOf(string status) => status switch
    {
        "adopted" => new("Vedtaget", "Adopted"),
        "submitted" => new("Afleveret", "Handed in"),
        "answered" => new("Besvaret af regeringen", "Answered by the government"),
        "carried-out" => new("Gennemført", "Carried out"),
        _ => new("Kladde", "Draft"),
    };

    /// <summary>Who reports a data set.</summary>
    public static Phrase ReporterOf(string reporter) => reporter switch
    {
        "region" => new("Regionen", "The region"),
        "country" => new("Landet", "The country"),
        _ => new("Kommunerne", "The municipalities"),
    };

    /// <summary>What a status is called.</summary>
    public static Phrase StatusOf(string status) => status switch
    {
        "submitted" => new("Indberettet", "Submitted"),
        "approved" => new("Godkendt", "Approved"),
        "withdrawn" => new("Trukket tilbage", "Withdrawn"),
        "locked" => new("Låst", "Locked"),
        "draft" => new("Kladde", "Draft"),
        _ => new("Mangler", "Missing"),
    };

    /// <summary>What a step in a report's life is called.</summary>
    public static Phrase KindOf(string kind) => kind switch
    {
        "report-submitted" => new("indberettet", "submitted"),
        "report-approved" => new("godkendt", "approved"),
        "report-withdrawn" => new("trukket tilbage", "withdrawn"),
        "report-locked" => new("låst", "locked"),
        "report-reopened" => new("åbnet igen", "opened again"),
        "report-draft-saved" or "draft-saved" => new("kladde gemt", "draft saved"),
        "report-draft-discarded" or "draft-discarded" => new("kladde kasseret", "draft discarded"),
        _ => new(kind, kind),
    };

    /// <summary>Why a figure is missing.</summary>
    public static Phrase MissingReasonOf(string? reason) => reason switch
    {
        "not-applicable" => new("Ikke relevant", "Not applicable"),
        "confidential" => new("Fortroligt", "Confidential"),
        _ => new("Ukendt", "Unknown"),
    };
}

// SPDX-License-Identifier: EUPL-1.2

/// Sentences written for these tests: the same small story in every official language of the European Union.
enum OwnSentences {
    static let byLanguage: [(language: String, text: String)] = [
        (
            "bg",
            """
            Вчера вечерта валя силно и трябваше да останем в къщи. \
            Майка ми направи чай и ни разказа стара история.
            """
        ),
        (
            "cs",
            """
            Včera večer hodně pršelo, a tak jsme museli zůstat doma. \
            Maminka uvařila čaj a vyprávěla nám starý příběh.
            """
        ),
        (
            "da",
            """
            I går aftes regnede det kraftigt, så vi måtte blive hjemme. \
            Min mor lavede te og fortalte os en gammel historie.
            """
        ),
        (
            "de",
            """
            Gestern Abend hat es stark geregnet, und wir mussten zu Hause bleiben. \
            Meine Mutter kochte Tee und erzählte.
            """
        ),
        (
            "el",
            """
            Χθες το βράδυ έβρεξε πολύ και έπρεπε να μείνουμε στο σπίτι. \
            Η μητέρα μου έφτιαξε τσάι και μας είπε μια ιστορία.
            """
        ),
        (
            "en",
            """
            It rained heavily last night and we had to stay at home. \
            My mother made tea and told us an old story.
            """
        ),
        (
            "es",
            """
            Anoche llovió mucho y tuvimos que quedarnos en casa. \
            Mi madre preparó té y nos contó una vieja historia.
            """
        ),
        (
            "et",
            """
            Eile õhtul sadas kõvasti vihma ja me pidime koju jääma. \
            Ema keetis teed ja rääkis meile ühe vana loo.
            """
        ),
        (
            "fi",
            """
            Eilen illalla satoi rankasti ja meidän täytyi jäädä kotiin. \
            Äiti keitti teetä ja kertoi meille vanhan tarinan.
            """
        ),
        (
            "fr",
            """
            Hier soir il a beaucoup plu et nous avons dû rester à la maison. \
            Ma mère a fait du thé et nous a raconté.
            """
        ),
        (
            "ga",
            """
            Bhí sé ag cur báistí go trom aréir agus bhí orainn fanacht sa bhaile. \
            Rinne mo mháthair tae agus d'inis sí scéal.
            """
        ),
        (
            "hr",
            """
            Sinoć je jako kišilo pa smo morali ostati kod kuće. \
            Majka je skuhala čaj i ispričala nam staru priču o općini.
            """
        ),
        (
            "hu",
            """
            Tegnap este nagyon esett az eső, ezért otthon kellett maradnunk. \
            Anyám teát főzött, és mesélt egy régi történetet.
            """
        ),
        (
            "it",
            """
            Ieri sera ha piovuto molto e siamo dovuti restare a casa. \
            Mia madre ha preparato il tè e ci ha raccontato.
            """
        ),
        (
            "lt",
            """
            Vakar vakare smarkiai lijo, todėl turėjome likti namuose. \
            Mama išvirė arbatos ir papasakojo mums seną istoriją.
            """
        ),
        (
            "lv",
            """
            Vakar vakarā stipri lija, un mums bija jāpaliek mājās. \
            Māte uzvārīja tēju un pastāstīja mums vecu stāstu.
            """
        ),
        (
            "mt",
            """
            Ilbieraħ filgħaxija għamlet ħafna xita u kellna nibqgħu d-dar. \
            Ommi għamlet it-te u qaltilna storja antika.
            """
        ),
        (
            "nl",
            """
            Gisteravond regende het hard en moesten we thuisblijven. \
            Mijn moeder zette thee en vertelde ons een oud verhaal.
            """
        ),
        (
            "pl",
            """
            Wczoraj wieczorem mocno padało i musieliśmy zostać w domu. \
            Mama zrobiła herbatę i opowiedziała nam historię.
            """
        ),
        (
            "pt",
            """
            Ontem à noite choveu muito e tivemos de ficar em casa. \
            A minha mãe fez chá e contou-nos uma história antiga.
            """
        ),
        (
            "ro",
            """
            Aseară a plouat mult și a trebuit să rămânem acasă. \
            Mama a făcut ceai și ne-a spus o poveste veche.
            """
        ),
        (
            "sk",
            """
            Včera večer veľa pršalo, a tak sme museli zostať doma. \
            Mamička uvarila čaj a porozprávala nám starý príbeh.
            """
        ),
        (
            "sl",
            """
            Sinoči je močno deževalo, zato smo morali ostati doma. \
            Mama je skuhala čaj in nam povedala staro zgodbo.
            """
        ),
        (
            "sv",
            """
            I går kväll regnade det kraftigt och vi fick stanna hemma. \
            Min mamma kokade te och berättade en gammal historia.
            """
        ),
    ]
}

// SPDX-License-Identifier: EUPL-1.2

/// Pages written for these tests, and damage done to them by rule.
enum OwnPages {
    static let byLanguage: [(language: String, text: String)] = [
        (
            "bg",
            """
            Вчера вечерта валя силно и трябваше да останем в къщи. Майка ми направи чай и ни разказа стара история. \
            На сутринта слънцето отново изгря и децата излязоха да играят в градината пред училището.
            """
        ),
        (
            "cs",
            """
            Včera večer hodně pršelo, a tak jsme museli zůstat doma. \
            Maminka uvařila čaj a vyprávěla nám starý příběh. \
            Ráno zase vyšlo slunce a děti si šly hrát na zahradu před školou.
            """
        ),
        (
            "da",
            """
            I går aftes regnede det kraftigt, så vi måtte blive hjemme. \
            Min mor lavede te og fortalte os en gammel historie. \
            Næste morgen skinnede solen igen, og børnene gik ud for at lege i haven foran skolen.
            """
        ),
        (
            "de",
            """
            Gestern Abend hat es stark geregnet, und wir mussten zu Hause bleiben. \
            Meine Mutter kochte Tee und erzählte. \
            Am nächsten Morgen schien wieder die Sonne, und die Kinder gingen \
            hinaus, um im Garten vor der Schule zu spielen.
            """
        ),
        (
            "el",
            """
            Χθες το βράδυ έβρεξε πολύ και έπρεπε να μείνουμε στο σπίτι. \
            Η μητέρα μου έφτιαξε τσάι και μας είπε μια ιστορία. \
            Το πρωί ο ήλιος βγήκε ξανά και τα παιδιά πήγαν να παίξουν στον κήπο μπροστά από το σχολείο.
            """
        ),
        (
            "en",
            """
            It rained heavily last night and we had to stay at home. My mother made tea and told us an old story. \
            In the morning the sun came out again and the children went to play in the garden in front of the school.
            """
        ),
        (
            "es",
            """
            Anoche llovió mucho y tuvimos que quedarnos en casa. Mi madre preparó té y nos contó una vieja historia. \
            Por la mañana volvió a salir el sol y los niños fueron a jugar al jardín delante de la escuela.
            """
        ),
        (
            "et",
            """
            Eile õhtul sadas kõvasti vihma ja me pidime koju jääma. Ema keetis teed ja rääkis meile ühe vana loo. \
            Hommikul paistis jälle päike ja lapsed läksid kooli ette aeda mängima.
            """
        ),
        (
            "fi",
            """
            Eilen illalla satoi rankasti ja meidän täytyi jäädä kotiin. \
            Äiti keitti teetä ja kertoi meille vanhan tarinan. \
            Aamulla aurinko paistoi taas ja lapset menivät leikkimään koulun edessä olevaan puutarhaan.
            """
        ),
        (
            "fr",
            """
            Hier soir il a beaucoup plu et nous avons dû rester à la maison. \
            Ma mère a fait du thé et nous a raconté. \
            Le matin, le soleil est revenu et les enfants sont allés jouer dans le jardin devant l'école.
            """
        ),
        (
            "ga",
            """
            Bhí sé ag cur báistí go trom aréir agus bhí orainn fanacht sa bhaile. \
            Rinne mo mháthair tae agus d'inis sí scéal. \
            Ar maidin bhí an ghrian ag taitneamh arís agus chuaigh na páistí \
            amach ag súgradh sa ghairdín os comhair na scoile.
            """
        ),
        (
            "hr",
            """
            Sinoć je jako kišilo pa smo morali ostati kod kuće. \
            Majka je skuhala čaj i ispričala nam staru priču o općini. \
            Ujutro je opet zasjalo sunce i djeca su se otišla igrati u vrt ispred škole.
            """
        ),
        (
            "hu",
            """
            Tegnap este nagyon esett az eső, ezért otthon kellett maradnunk. \
            Anyám teát főzött, és mesélt egy régi történetet. \
            Reggel újra kisütött a nap, és a gyerekek kimentek játszani az iskola előtti kertbe.
            """
        ),
        (
            "it",
            """
            Ieri sera ha piovuto molto e siamo dovuti restare a casa. \
            Mia madre ha preparato il tè e ci ha raccontato. \
            La mattina è tornato il sole e i bambini sono andati a giocare nel giardino davanti alla scuola.
            """
        ),
        (
            "lt",
            """
            Vakar vakare smarkiai lijo, todėl turėjome likti namuose. \
            Mama išvirė arbatos ir papasakojo mums seną istoriją. \
            Ryte vėl švietė saulė, ir vaikai išėjo žaisti į sodą priešais mokyklą.
            """
        ),
        (
            "lv",
            """
            Vakar vakarā stipri lija, un mums bija jāpaliek mājās. \
            Māte uzvārīja tēju un pastāstīja mums vecu stāstu. \
            No rīta atkal spīdēja saule, un bērni gāja spēlēties dārzā pie skolas.
            """
        ),
        (
            "mt",
            """
            Ilbieraħ filgħaxija għamlet ħafna xita u kellna nibqgħu d-dar. \
            Ommi għamlet it-te u qaltilna storja antika. \
            Filgħodu x-xemx reġgħet ħarġet u t-tfal marru jilagħbu fil-ġnien quddiem l-iskola.
            """
        ),
        (
            "nl",
            """
            Gisteravond regende het hard en moesten we thuisblijven. \
            Mijn moeder zette thee en vertelde ons een oud verhaal. \
            De volgende ochtend scheen de zon weer en gingen de kinderen spelen in de tuin voor de school.
            """
        ),
        (
            "pl",
            """
            Wczoraj wieczorem mocno padało i musieliśmy zostać w domu. \
            Mama zrobiła herbatę i opowiedziała nam historię. \
            Rano znowu wyszło słońce i dzieci poszły bawić się w ogrodzie przed szkołą.
            """
        ),
        (
            "pt",
            """
            Ontem à noite choveu muito e tivemos de ficar em casa. \
            A minha mãe fez chá e contou-nos uma história antiga. \
            De manhã o sol voltou a brilhar e as crianças foram brincar no jardim em frente da escola.
            """
        ),
        (
            "ro",
            """
            Aseară a plouat mult și a trebuit să rămânem acasă. Mama a făcut ceai și ne-a spus o poveste veche. \
            Dimineața soarele a ieșit din nou și copiii s-au dus să se joace în grădina din fața școlii.
            """
        ),
        (
            "sk",
            """
            Včera večer veľa pršalo, a tak sme museli zostať doma. \
            Mamička uvarila čaj a porozprávala nám starý príbeh. \
            Ráno opäť vyšlo slnko a deti sa išli hrať do záhrady pred školou.
            """
        ),
        (
            "sl",
            """
            Sinoči je močno deževalo, zato smo morali ostati doma. Mama je skuhala čaj in nam povedala staro zgodbo. \
            Zjutraj je spet posijalo sonce in otroci so se šli igrat na vrt pred šolo.
            """
        ),
        (
            "sv",
            """
            I går kväll regnade det kraftigt och vi fick stanna hemma. \
            Min mamma kokade te och berättade en gammal historia. \
            På morgonen sken solen igen och barnen gick ut för att leka i trädgården framför skolan.
            """
        ),
    ]

    /// The text with about `perMille` thousandths of its letters replaced, at places that grow with the rate: what is
    /// wrong at one rate is so at a higher one, too.
    static func damaged(_ text: String, perMille: Int) -> String {
        let strays = Array("qxj8;w1v")
        var state: UInt64 = 99
        return String(
            text.map { character in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                guard character.isLetter, Int(state >> 40) % 1000 < perMille else { return character }
                return strays[Int(state >> 33) % strays.count]
            }
        )
    }
}

// SPDX-License-Identifier: EUPL-1.2

/// Texts without a single wrong character that are no plain modern prose, written for these tests.
enum CleanTextKinds {
    /// A kind of text, and up to what rate it may be estimated, in parts per million.
    ///
    /// Where the limit is above 20,000 the estimate is known to be too high: spelling rules that no list of words has,
    /// names of many countries, and signs that prose never has look like errors to any who sees the text alone.
    struct Kind: Sendable {
        var name: String
        var language: String
        var limitPPM: Int64
        var text: String
    }

    static let all: [Kind] = [
        Kind(
            name: "long s",
            language: "de",
            limitPPM: 20_000,
            text: """
                Es iſt eine alte Geſchichte, daß der Menſch das Beſte in der Ferne ſucht und das Nächſte nicht ſieht. \
                So ſaßen wir auch an dieſem Abend am Fenſter, ſprachen von fernen Städten und großen Reiſen, und \
                hörten nicht, wie draußen im Garten die Nachtigall ſang. Erſt als es dunkel war, ſtand die Mutter \
                auf, ſchloß das Fenſter und ſagte, es ſei nun Zeit, das Licht anzuzünden und ſchlafen zu gehen.
                """
        ),
        Kind(
            name: "long s in English",
            language: "en",
            limitPPM: 30_000,
            text: """
                The firſt morning of our voyage was ſo fair that we ſat upon the deck and ſaw the ſhore ſink ſlowly \
                behind us. My ſiſter, who had never been at ſea, aſked the maſter of the ſhip whether the waves were \
                always ſo gentle; he laughed, and ſaid that we ſhould ſee them otherwiſe before the week was paſt.
                """
        ),
        Kind(
            name: "old German spelling",
            language: "de",
            limitPPM: 30_000,
            text: """
                In jener Zeit giengen viele Leute aus dem Thale fort, weil sie bey uns keine Arbeit fanden. Mein \
                Großvater that desgleichen; er verkaufte sein Haus und einen Theil der Felder und reiste mit seinen \
                Söhnen nach der Stadt, woselbst er ein kleines Geschäft errichtete. Er hat es niemals bereuet, und \
                seine Enkel reden noch heutiges Tages von seinem Muthe und seiner Thätigkeit.
                """
        ),
        Kind(
            name: "old French spelling",
            language: "fr",
            limitPPM: 40_000,
            text: """
                Il étoit autrefois dans nos montagnes un vieux berger qui connoissoit toutes les herbes et savoit \
                guérir les bestes malades. Les paysans venoient le trouver de fort loin, et il ne demandoit jamais \
                d'argent. Quand il mourut, on trouva dans sa maison un petit livre où il avoit écrit tous ses secrets.
                """
        ),
        Kind(
            name: "verse",
            language: "de",
            limitPPM: 20_000,
            text: """
                Der Abend kommt vom Berge her,
                Die Wiesen liegen still,
                Und niemand weiß im Tale mehr,
                Was noch der Sommer will.

                Die Schwalben ziehen übers Meer,
                Der Wald wird rot und kahl,
                Die Nester unterm Dach sind leer,
                Es dunkelt früh im Tal.

                Nur einer sitzt am Gartentor
                Und spielt ein altes Lied,
                Das singt er leise sich noch vor,
                Bis ihn der Schlaf besieht.
                """
        ),
        Kind(
            name: "table of figures",
            language: "en",
            limitPPM: 60_000,
            text: """
                Year Births Deaths Marriages Population
                1871 1,204 987 311 38,452
                1872 1,198 1,012 298 38,900
                1873 1,256 945 320 39,471
                1874 1,301 1,044 333 40,018
                1875 1,287 998 341 40,655
                Total 6,246 4,986 1,603
                Share of births outside marriage: 6.4 % in 1871, 5.9 % in 1875
                Mean price of wheat per quarter: 56s. 8d. (1871), 45s. 2d. (1875)
                """
        ),
        Kind(
            name: "list of names",
            language: "en",
            limitPPM: 180_000,
            text: """
                Present: Kowalczyk, Jan; Okonkwo, Adaeze; Brännström, Elin; Papadimitriou, Nikos; Ó Súilleabháin, \
                Pádraig; Vandenbroucke, Lieve; Szczepański, Tomasz; Grgurević, Ivana; Mäkeläinen, Ville; Jørgensen, \
                Søren; Zammit, Karmenu; Dziedzic, Agnieszka; Ferreira da Silva, João; Rosenqvist, Åsa; Kővári, Zsófia; \
                Haraldsson, Gunnar; Trčka, Božena; Ionescu, Ștefan.
                """
        ),
        Kind(
            name: "legal citations",
            language: "de",
            limitPPM: 60_000,
            text: """
                Nach § 823 Abs. 1 BGB i. V. m. § 31 Abs. 2 Nr. 3 StVG haftet der Halter (vgl. BGH, Urt. v. 12.05.2009, \
                Az. VI ZR 237/08, NJW 2009, 2291 Rn. 14 f.; OLG Köln, Beschl. v. 03.02.2011, 5 U 17/10; a. A. LG Bonn, \
                MDR 1998, 44 ff.). Art. 6 Abs. 1 lit. f DSGVO und Art. 28 Abs. 3 Satz 2 lit. a bis h DSGVO bleiben \
                unberührt; ebenso die Verordnung (EG) Nr. 1393/2007 (ABl. L 324 vom 10.12.2007, S. 79).
                """
        ),
        Kind(
            name: "chemical formulas",
            language: "en",
            limitPPM: 80_000,
            text: """
                When NaHCO3 is heated it gives Na2CO3, H2O and CO2. The residue was dissolved in 25 ml of 0.1 M HCl, and \
                BaCl2 was added until no more BaSO4 fell out; the filtrate held Fe(NO3)3 and a little Al2(SO4)3. The \
                product, C6H12O6, melts at 146 °C; its solution turns light by +52.7°. With AgNO3 and NH3 a mirror of \
                silver was seen, as with CH3CHO.
                """
        ),
        Kind(
            name: "code",
            language: "en",
            limitPPM: 300_000,
            text: """
                for (int i = 0; i < n; i++) { if (a[i] != b[i]) { return -1; } }
                def load(path): with open(path, "rb") as f: return json.loads(f.read())
                $ grep -rn "todo" src/*.c | awk -F: '{print $1}' | sort -u > list.txt
                SELECT u.id, COUNT(*) AS n FROM users u JOIN logins l ON l.user_id = u.id GROUP BY u.id;
                """
        ),
        Kind(
            name: "two languages on a page",
            language: "de",
            limitPPM: 60_000,
            text: """
                Der Bürgermeister begrüßte die Gäste aus Frankreich und dankte ihnen für ihren Besuch. „Nous sommes très \
                heureux de vous retrouver ici après tant d'années, et nous espérons que cette amitié durera encore \
                longtemps.“ Danach gab es im großen Saal ein Essen, und die Kapelle spielte bis in die Nacht. “It was \
                the best evening we have had in this town for many years”, said a guest from Dublin.
                """
        ),
        Kind(
            name: "dialect",
            language: "de",
            limitPPM: 200_000,
            text: """
                Mir gangat heit nimmer naus, sait d'Muadr, 's isch scho z'spät ond dr Weg isch nass. Do hockt dr Vaddr \
                en dr Stub ond lest sei Zeidong, ond d'Kender dont spiela. Morga, wenn's Weddr besser isch, nocha \
                ganga mr uff dr Märkt ond kaufat Äpfl ond a frischs Brot.
                """
        ),
        Kind(
            name: "Greek with all accents",
            language: "el",
            limitPPM: 60_000,
            text: """
                Χθὲς τὸ βράδυ ἔβρεξε πολὺ καὶ ἔπρεπε νὰ μείνουμε στὸ σπίτι. Ἡ μητέρα μου ἔφτιαξε τσάι καὶ μᾶς εἶπε μιὰ \
                παλιὰ ἱστορία. Τὸ πρωὶ ὁ ἥλιος βγῆκε ξανὰ καὶ τὰ παιδιὰ πῆγαν νὰ παίξουν στὸν κῆπο μπροστὰ ἀπὸ τὸ σχολεῖο.
                """
        ),
        Kind(
            name: "Bulgarian before 1945",
            language: "bg",
            limitPPM: 80_000,
            text: """
                Вчера вечерьта валѣше силно и трѣбваше да останемъ въ кѫщи. Майка ми направи чай и ни разказа стара \
                история. На сутриньта слънцето отново изгрѣ и децата излѣзоха да играятъ въ градината предъ училището.
                """
        ),
    ]
}

// SPDX-License-Identifier: EUPL-1.2

/// What Python's codecs say of the single-byte encodings (CPython 3.11; bytes below 0xA0 that a codec lacks are the control
/// characters of the same number, as in the WHATWG tables).
enum EncodingGoldens {
    /// SHA-256 of the 128 upper characters as UTF-8.
    static let digests: [String: String] = [
        "windows-1250": "52665a0c49e77322078adee42a1ae0be89476bc8df0cd26f14d28628d103642e",
        "windows-1251": "153baf169d84e2698c2bd4d34a0b0edd382fa0dfe4d0e43d04ac3e75b2b3510e",
        "windows-1252": "9ba654722668eee979b3e1b274ff8bcbb1f6b48bb85cbec5ec71309a7da35477",
        "windows-1253": "fa630499b7db169e86f0f5723e94756cb38f34137222543ddd9ba92253bbbb2d",
        "windows-1254": "612d01246f4b510671212ba0f18fb619b703f7881e0a37b5023ce67818d4f661",
        "windows-1257": "abd51531663d43f8706b93f5add4915e33fa111e6f23acc7bd0cc61be571c34c",
        "iso-8859-2": "da4d3b2f8f06435d745a9ba3986ec349ffd4f0b3d76b8bbf2a294ab1766bb092",
        "iso-8859-3": "c1d9ce25d3762a523ff6a4402163f0cbc3eb1ebc245cee23eaa53a2c879def1f",
        "iso-8859-4": "54140e6e75ba62ce8fb842e58cc83ab75e497e6170afeb31d20c956065aedec8",
        "iso-8859-5": "53729815669580510f43b8ae03c822b3a28d00a48a120d5bf3c400b71b5ec9fb",
        "iso-8859-7": "8d94b0308cf418c9f8deb0130c318a9fb505c057edd156ede5ccd4f5058cb00b",
        "iso-8859-10": "129e084c5bc4da60e25ee6f6dc7d2dee790415dbb158cf231b4e1d3b34cb691a",
        "iso-8859-13": "20a9bcd406361c31a5cdaaaa1df8cdb03ffb7b07a06a123776a6cf6353575804",
        "iso-8859-14": "80050213abdb4257a88284b88a42448e6c8d44af5773c99260f4ed404814929a",
        "iso-8859-15": "b9a4a2394ee585527d5f38c21d3801da923c0b26b9e2caf9d6c5f443e283cdaa",
        "iso-8859-16": "c2bb18a77fe0cd9028a06b913b3fe549d7518f4bd87e5f486c7dd05de403adbe",
        "koi8-r": "25a9da95cf2db39e6391a15e1a2f8a117d3ca574c71da3e8ba76d55ebb8321f4",
        "koi8-u": "79b0a6e96024f61a8bffaacc3d4bb6c48f18973e435b5ea07dcdf68598cd3ed2",
        "ibm866": "2e3f89d51df1d1b9a5e9f2a21d0919780249a470f82aa3dc34382afc64afe935",
        "windows-1255": "16925d6a9d5cff62868784ff2d6b1a8d41f62e4dccf20a9cf78ee6591404085d",
        "windows-1256": "ae636a90722c9d75b8b82e9c5b4b6fb89d8a3a2883ab0a1da24e967db888811f",
        "windows-1258": "ded84db6d51e31439d41415d9b673258f1ec3a3a3cb0554bf73b1349d1dcb981",
        "windows-874": "4bb5efdc1a2832ec9edcb8e6546db6359bafa56506adfca2b43c834fed03bb66",
        "iso-8859-6": "2b716bc800e7bfe3e6e298d9082a1350b042d2193041601d9842fc788f3f6a85",
        "iso-8859-8": "ade2c0790e86ddc87ca4da98f52e49426b75f8724018e58b553e3777000c2d6c",
        "x-mac-cyrillic": "ab39a8a69bbbd008a940cbf904616a8574608c0c3d752d3fbb856fe45821b6f6",
        "macintosh": "94dcdcc19412eb4810dbe4b212c44329c25f980a8d29e8280a8acdaee5f39ff3",
    ]

    /// An encoding, bytes in it, and their text.
    static let sentences: [(encoding: String, bytes: String, text: String)] = [
        (
            "windows-1250",
            "50f8ed6c699a209e6c759d6f75e86bfd206bf9f220fa70ec6c20efe162656c736be920f36479209620845a61bff3b3e62067ea9c6cb9206a619ff193",
            "Příliš žluťoučký kůň úpěl ďábelské ódy – „Zażółć gęślą jaźń“"
        ),
        (
            "windows-1251", "d9faf0eae5ebfaf220ffe4e52084e6e0e1e89320eaf0e0e920e1ebe0f2eef2ee209620e2f1e5eae820e4e5ed",
            "Щъркелът яде „жаби“ край блатото – всеки ден"
        ),
        ("windows-1252", "4c6520639c75722064e9e775209620936e61ef669420e02035208085", "Le cœur déçu – “naïf” à 5 €…"),
        (
            "windows-1253", "cee5f3eae5f0dce6f920f4e7ed20f8f5f7eff6e8fcf1e120e2e4e5ebf5e3ecdfe1209620abede1e9bb",
            "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία – «ναι»"
        ),
        (
            "windows-1254", "de69fe6c699264652062fc79fc6b2061f061e72c20fd6cfd6b20dd7a6d6972",
            "Şişli’de büyük ağaç, ılık İzmir"
        ),
        (
            "windows-1257",
            "c16c696e6b64616d61206665636874756f746f6a6f20f070616761207375626c796be8696f6a757369209620ece772626f6e69732c20f5756e",
            "Įlinkdama fechtuotojo špaga sublykčiojusi – ģērbonis, õun"
        ),
        (
            "iso-8859-2", "c17276ed7a74fb72f52074fc6bf67266fa72f367e9702c20e865b974696e612c20b9bb6173746efd",
            "Árvíztűrő tükörfúrógép, čeština, šťastný"
        ),
        (
            "iso-8859-3", "496c2db1616a6a612067b161bf69bf6120e5e565646920f575726e617461",
            "Il-ħajja għażiża ċċedi ġurnata"
        ),
        ("iso-8859-4", "a9f3ba727369656c6120fe64656eef2c20b1be756f6c6173", "Šķērsiela ūdenī, ąžuolas"),
        ("iso-8859-5", "c1ead5e8ec20d5e9f120ede2d8e520dcefd3dad8e520d1e3dbdeda", "Съешь ещё этих мягких булок"),
        ("iso-8859-7", "c720f4e1f7e5dfe120e1ebfef0e7ee20f0e7e4dce5e9", "Η ταχεία αλώπηξ πηδάει"),
        ("iso-8859-10", "afe1b9b96920ba616464e12c20fe6f726e", "Ŋáđđi šaddá, þorn"),
        ("iso-8859-13", "c0fe756f6cf820f065f0eb6c796a6520fee07379732c20de69fe656b", "Ąžuolų šešėlyje žąsys, Žižek"),
        ("iso-8859-14", "a4756972696d20666f63616c20a27265e120f079", "Ċuirim focal ḃreá ŵy"),
        ("iso-8859-15", "4c652063bd757220e0203520a4202d206e6f6e", "Le cœur à 5 € - non"),
        ("iso-8859-16", "aa7469696efee320ba6920fe6172e320a562756ee3b5", "Știință și țară „bună”"),
        (
            "koi8-r", "fbc9d2cfcbc1d120dcccc5cbd4d2c9c6c9cbc1c3c9d120c0d6ced9c820c7d5c2c5d2cec9ca",
            "Широкая электрификация южных губерний"
        ),
        ("koi8-u", "b7d6c1cb20adc1cecfcb20a4", "Їжак ґанок є"),
        ("ibm866", "98a8e0aeaaa0ef20edaba5aae2e0a8e4a8aaa0e6a8ef", "Широкая электрификация"),
        ("macintosh", "566f696c88206cd58e748e20d020cf75767265", "Voilà l’été – œuvre"),
    ]
}

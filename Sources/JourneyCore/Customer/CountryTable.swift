/// Which country a telephone number belongs to, and what its clocks show where they all agree.
///
/// A line is a country by ISO 3166-1, its calling codes, and its time zone, which is left out where
/// clocks of the country differ today. North American numbers are known by their area codes only,
/// because most of them may be of the United States or of Canada.
enum CountryTable {
    struct Country: Sendable {
        let code: String
        /// `nil` where clocks of the country differ.
        let timeZone: String?
    }

    /// By the digits of a calling code: no code begins with 0, so the number names it.
    static let byCallingCode: [Int: Country] = {
        var table: [Int: Country] = [:]
        for line in lines {
            for code in line.callingCodes { table[code] = line.country }
        }
        return table
    }()

    static let byCode: [String: Country] = {
        var table: [String: Country] = [:]
        for line in lines { table[line.country.code] = line.country }
        return table
    }()

    /// The longest calling code, in digits.
    static let digitsMax = 5

    private static let lines = text.split(separator: "\n").map { line in
        let fields = line.split(separator: " ")
        precondition(fields.count == 3, "the table of countries is damaged at '\(line)'")
        return (
            country: Country(
                code: String(fields[0]),
                timeZone: fields[2] == "-" ? nil : String(fields[2])
            ),
            callingCodes: fields[1].split(separator: ",").compactMap { Int($0) }
        )
    }

    private static let text = """
        AC 247 -
        AD 376 Europe/Andorra
        AE 971 Asia/Dubai
        AF 93 Asia/Kabul
        AG 1268 America/Antigua
        AI 1264 America/Anguilla
        AL 355 Europe/Tirane
        AM 374 Asia/Yerevan
        AO 244 Africa/Luanda
        AR 54 America/Argentina/Buenos_Aires
        AS 1684 Pacific/Pago_Pago
        AT 43 Europe/Vienna
        AU 61 -
        AW 297 America/Aruba
        AX 35818 Europe/Mariehamn
        AZ 994 Asia/Baku
        BA 387 Europe/Sarajevo
        BB 1246 America/Barbados
        BD 880 Asia/Dhaka
        BE 32 Europe/Brussels
        BF 226 Africa/Ouagadougou
        BG 359 Europe/Sofia
        BH 973 Asia/Bahrain
        BI 257 Africa/Bujumbura
        BJ 229 Africa/Porto-Novo
        BL - America/St_Barthelemy
        BM 1441 Atlantic/Bermuda
        BN 673 Asia/Brunei
        BO 591 America/La_Paz
        BQ 5993,5994,5997 America/Kralendijk
        BR 55 -
        BS 1242 America/Nassau
        BT 975 Asia/Thimphu
        BW 267 Africa/Gaborone
        BY 375 Europe/Minsk
        BZ 501 America/Belize
        CC - Indian/Cocos
        CD 243 -
        CF 236 Africa/Bangui
        CG 242 Africa/Brazzaville
        CH 41 Europe/Zurich
        CI 225 Africa/Abidjan
        CK 682 Pacific/Rarotonga
        CL 56 -
        CM 237 Africa/Douala
        CN 86 -
        CO 57 America/Bogota
        CR 506 America/Costa_Rica
        CU 53 America/Havana
        CV 238 Atlantic/Cape_Verde
        CW 599 America/Curacao
        CX - Indian/Christmas
        CY 357 Asia/Nicosia
        CZ 420 Europe/Prague
        DE 49 Europe/Berlin
        DJ 253 Africa/Djibouti
        DK 45 Europe/Copenhagen
        DM 1767 America/Dominica
        DO 1809,1829,1849 America/Santo_Domingo
        DZ 213 Africa/Algiers
        EC 593 -
        EE 372 Europe/Tallinn
        EG 20 Africa/Cairo
        EH - Africa/El_Aaiun
        ER 291 Africa/Asmara
        ES 34 -
        ET 251 Africa/Addis_Ababa
        FI 358 Europe/Helsinki
        FJ 679 Pacific/Fiji
        FK 500 Atlantic/Stanley
        FM 691 -
        FO 298 Atlantic/Faroe
        FR 33 Europe/Paris
        GA 241 Africa/Libreville
        GB 44 Europe/London
        GD 1473 America/Grenada
        GE 995 Asia/Tbilisi
        GF 594 America/Cayenne
        GG - Europe/Guernsey
        GH 233 Africa/Accra
        GI 350 Europe/Gibraltar
        GL 299 -
        GM 220 Africa/Banjul
        GN 224 Africa/Conakry
        GP 590 America/Guadeloupe
        GQ 240 Africa/Malabo
        GR 30 Europe/Athens
        GS - Atlantic/South_Georgia
        GT 502 America/Guatemala
        GU 1671 Pacific/Guam
        GW 245 Africa/Bissau
        GY 592 America/Guyana
        HK 852 Asia/Hong_Kong
        HN 504 America/Tegucigalpa
        HR 385 Europe/Zagreb
        HT 509 America/Port-au-Prince
        HU 36 Europe/Budapest
        ID 62 -
        IE 353 Europe/Dublin
        IL 972 Asia/Jerusalem
        IM - Europe/Isle_of_Man
        IN 91 Asia/Kolkata
        IO 246 Indian/Chagos
        IQ 964 Asia/Baghdad
        IR 98 Asia/Tehran
        IS 354 Atlantic/Reykjavik
        IT 39 Europe/Rome
        JE - Europe/Jersey
        JM 1658,1876 America/Jamaica
        JO 962 Asia/Amman
        JP 81 Asia/Tokyo
        KE 254 Africa/Nairobi
        KG 996 Asia/Bishkek
        KH 855 Asia/Phnom_Penh
        KI 686 -
        KM 269 Indian/Comoro
        KN 1869 America/St_Kitts
        KP 850 Asia/Pyongyang
        KR 82 Asia/Seoul
        KW 965 Asia/Kuwait
        KY 1345 America/Cayman
        KZ 77,733 Asia/Almaty
        LA 856 Asia/Vientiane
        LB 961 Asia/Beirut
        LC 1758 America/St_Lucia
        LI 423 Europe/Vaduz
        LK 94 Asia/Colombo
        LR 231 Africa/Monrovia
        LS 266 Africa/Maseru
        LT 370 Europe/Vilnius
        LU 352 Europe/Luxembourg
        LV 371 Europe/Riga
        LY 218 Africa/Tripoli
        MA 212 Africa/Casablanca
        MC 377 Europe/Monaco
        MD 373 Europe/Chisinau
        ME 382 Europe/Podgorica
        MF - America/Marigot
        MG 261 Indian/Antananarivo
        MH 692 Pacific/Majuro
        MK 389 Europe/Skopje
        ML 223 Africa/Bamako
        MM 95 Asia/Yangon
        MN 976 -
        MO 853 Asia/Macau
        MP 1670 Pacific/Saipan
        MQ 596 America/Martinique
        MR 222 Africa/Nouakchott
        MS 1664 America/Montserrat
        MT 356 Europe/Malta
        MU 230 Indian/Mauritius
        MV 960 Indian/Maldives
        MW 265 Africa/Blantyre
        MX 52 -
        MY 60 Asia/Kuala_Lumpur
        MZ 258 Africa/Maputo
        NA 264 Africa/Windhoek
        NC 687 Pacific/Noumea
        NE 227 Africa/Niamey
        NF 672 Pacific/Norfolk
        NG 234 Africa/Lagos
        NI 505 America/Managua
        NL 31 Europe/Amsterdam
        NO 47 Europe/Oslo
        NP 977 Asia/Kathmandu
        NR 674 Pacific/Nauru
        NU 683 Pacific/Niue
        NZ 64 -
        OM 968 Asia/Muscat
        PA 507 America/Panama
        PE 51 America/Lima
        PF 689 -
        PG 675 -
        PH 63 Asia/Manila
        PK 92 Asia/Karachi
        PL 48 Europe/Warsaw
        PM 508 America/Miquelon
        PN - Pacific/Pitcairn
        PR 1787,1939 America/Puerto_Rico
        PS 970 Asia/Gaza
        PT 351 -
        PW 680 Pacific/Palau
        PY 595 America/Asuncion
        QA 974 Asia/Qatar
        RE 262 Indian/Reunion
        RO 40 Europe/Bucharest
        RS 381 Europe/Belgrade
        RU 7 -
        RW 250 Africa/Kigali
        SA 966 Asia/Riyadh
        SB 677 Pacific/Guadalcanal
        SC 248 Indian/Mahe
        SD 249 Africa/Khartoum
        SE 46 Europe/Stockholm
        SG 65 Asia/Singapore
        SH 290 Atlantic/St_Helena
        SI 386 Europe/Ljubljana
        SJ 4779 Arctic/Longyearbyen
        SK 421 Europe/Bratislava
        SL 232 Africa/Freetown
        SM 378 Europe/San_Marino
        SN 221 Africa/Dakar
        SO 252 Africa/Mogadishu
        SR 597 America/Paramaribo
        SS 211 Africa/Juba
        ST 239 Africa/Sao_Tome
        SV 503 America/El_Salvador
        SX 1721 America/Lower_Princes
        SY 963 Asia/Damascus
        SZ 268 Africa/Mbabane
        TC 1649 America/Grand_Turk
        TD 235 Africa/Ndjamena
        TF - Indian/Kerguelen
        TG 228 Africa/Lome
        TH 66 Asia/Bangkok
        TJ 992 Asia/Dushanbe
        TK 690 Pacific/Fakaofo
        TL 670 Asia/Dili
        TM 993 Asia/Ashgabat
        TN 216 Africa/Tunis
        TO 676 Pacific/Tongatapu
        TR 90 Europe/Istanbul
        TT 1868 America/Port_of_Spain
        TV 688 Pacific/Funafuti
        TW 886 Asia/Taipei
        TZ 255 Africa/Dar_es_Salaam
        UA 380 -
        UG 256 Africa/Kampala
        UY 598 America/Montevideo
        UZ 998 Asia/Samarkand
        VA - Europe/Vatican
        VC 1784 America/St_Vincent
        VE 58 America/Caracas
        VG 1284 America/Tortola
        VI 1340 America/St_Thomas
        VN 84 Asia/Ho_Chi_Minh
        VU 678 Pacific/Efate
        WF 681 Pacific/Wallis
        WS 685 Pacific/Apia
        XK 383 -
        YE 967 Asia/Aden
        YT - Indian/Mayotte
        ZA 27 Africa/Johannesburg
        ZM 260 Africa/Lusaka
        ZW 263 Africa/Harare
        """
}

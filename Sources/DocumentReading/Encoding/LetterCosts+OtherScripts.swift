// SPDX-License-Identifier: EUPL-1.2

// Written by Benchmarks/learn-letters.

extension LetterCosts {
    /// Languages in other scripts than Latin.
    static let otherScripts: [(language: String, letters: String, costs: String)] = [
        (
            "bg", "абвгдежзийклмнопрстуфхцчшщъьюя",
            "[[O@>;><=F=;K<C=9;9>8<ADCE@HET[IG3DIBLHLIEOJEPEEJCCE@DFLROOMPPK[UK5[>LTQZWQ[XP[QPQOOKRUOZKT[[[[Q[[Y3"
                + "[[RB<C?FD=IB>=?:NB=?9IHCBCBC[[WFC[[9W?RI8LK8[K:IA8T9?J>UDONO=9XH=8[[5[VME8XE8[B?J>8K>>CDQPKJJT;[R@<["
                + "[6UHMG=[Q8[L:H=5[9NI?X[[[WS@KHO;[[6I=KG8AL8[DDE:9C=>O=SIQJNZ=QKB5[[HE@A:I@?JB>;>8DB<<:KFEDB@B[[VH?[["
                + "7BEZ66[Y7[AGO:BNLUJC[[[T[[CU[T;[[4@:@>=PO:[@>?<==@A@@QFJHJUC[YE5[[DF?BA=F<DE>>>;BE?=9OHC?=EET[[:3[[O"
                + "EDJ?G[JI[<CE8=JG8:YTMBBI[L[[S;[[5S?QRA[M8[Q>IB6L<@<?PTDN[[=QLP;[[8CG>I7DC6[?RH:9LR@B=JOIEN[AM@<9[[6D"
                + "DTN6VU7YGCT=8?CFL=OVOHQ[?TL@;[[4OKGB9QJ6[CMQA8SN?>GGRCHIVGMN@6[[J=:?<BAAA??<?<G?;;9KDFEAGDV[RAB[[:SG"
                + "WT<[U<[E=OD5N4CD@VTIJN[=ZJF=[[5D@AC7BD8[CEA>9JS?@=MDDIGX>UO@;[[<L>JN8[W:[9<B?>>?M5DHMLLL[;POD8[[7I<G"
                + "H7[R:QCFK?7K;EC@ONUN[[?SMB9[[B=;;<B?CFF<<;<I<99?KL@A;>GJ[MM>[[:OSKP8ZV5[H>LI6B:?==[[ZE[[DKGD8[[4Q<PM"
                + "?[O:[K@><8Q<LC=[J[PT[>[HY>[[8RARW7[Y2[BQQKFXRQOI[T[[L[AUU@>[[7T>[U4[[8[<@H8=ZBUE>[[[[[[H[[[;[[:Y?SF3"
                + "[W8[<>H:BJKTN@Q[SON[FT[X;[[6YQYV4[W8[LVW<7VJTD>[[[Z[[O[[DO[[U?=@<C?<SC=9<=A>6;9PNDB?I=[[DW?[[CKGKHBE"
                + "JDOHHEE1I@GEKQENLFPE[TK<[[F;B;:F=9AL=;A:MG<>;TJL=7GAT[ON3[[VA:C@IIBWI=?><WKB@6[S=NKGD[[TR"
        ),
        (
            "mk", "èабвгдежзиклмнопрстуфхцчшѓѕјљњќџ",
            "[[N[?>;>;=F=;;C=9;9?9=AADDDBSNBPSGL3DE[GPFPLETOHHMNDDMKKINTVGRJZ[O[UX[5T?WM[PVORTMQQQRMPROSLRV[[V[[["
                + "S[[[[1[P[AJBIBBNHBFFGCBBEECHNPLKLT[I[ORX3[[[@C>D?EE@J==?;JB=?8GIKBBCIZ@X@INC[[[8[DWI8XQ5P<R>7U8JS>[U"
                + "[[[[X@G[[[>[[[5RXJJ9VP8B@I<5K;CB@[WJNT[[LTZ[[=[[[8SH[M<[H7Z:F?5S9JL;XYR[T[TX[T[[7[[[7D>EF7XM8RDE:8O;"
                + "AS=XTQS[[[R[[[[5[[[CBA@;IEBH;;<9DC;=:JFGECBD[BWCEVA[[[7?OZF5[Y6V@J9BWFRN9[[[[[[[D[[[[>[[[4=;?>=RY8V>"
                + "=:;XAWS?[[YW[[ZJZ[[Z5[[[KG>C?@G=B=<>:=D>;9HGGA>C[[;VJOT<[[[5U@RTA[[8W>KB5M=@<;QSATU[[P[[[[9[[[8DLFH7"
                + "EN6?RE;8LSBA;HLINQ[[I[P[Q:[[[6CHPQ6[R8GFW>7?CAN<JVLNS[[BX[[X:[[Y4PKDB:QG7BJRW8WM>=@HMBLOX[R[[[N6[[[B"
                + "?;?9CA?@?<?=H@;;8LDHCBDJW=VRM[B[[[:VVXY;[[;E>ND4T5@B@JMGJB[[H[[W[=[[[6DAAC7B@7CE@?8GW@@=JFEHCT[P[X[N"
                + "?[[J>R>UQ7[[;9<@>8=AQ5?GJGNX[[O[[[[7[[[6V>UW7[Z9BIK?7G<AI@NMTRZ[[O[[[[9[[[C?5=?EA?F=;;>K=;<?OMDC<?CZ"
                + "GZWIL=[[[9ZRPV:TY4M@NH7Q9>C;[[TTQ[[I[[[[:[[[8XMXT8[Q7TAG=6U8ID>[LOZ[[[E[[[[>[[[:[D[X7[[2FNNAAQ>RLB[S"
                + "[[V[[U[[[[@[[[;[H[Y6[[77BQ7<QPXO:[[[[[[[F[P[[:[[[:[F[O9[U:;EJ;>DLW4<U[[U[[VL[V[[E[[[4UPTQ7YSCPQRNBRO"
                + "ON3X[WVW[[T[Z[[<[R[AL4KD>PJ3GBIEAIFFDDORNMNU[J[QSZ7[[[2CDDA@YBECHC==EI?D?VPEDK[YR[[?N=[[[:LHLHAPKABI"
                + "JC?IGDE1PRNNOV[K[QTZF[[[8YUYU1[XGUVWRIVTIPC[[[P[[[X[[[[=[[[7WNVR3ZU5NST@NSQLCFZ[XXY[[U[[[[:[[[:IDPL5"
                + "TO6LM<I6MHKG:TVRRSZ[O[UX["
        ),
        (
            "sr", "абвгдежзиклмнопрстуфхцчшђјљњћџ",
            "[[N?==?;CD>:;B=;;9>9=<DCEBBM<GDEO5DFBDGD<CEDC@@CEAHC@=CQNM@LRGONN[6Z>PZWZSP[YPWXQUMXRVVV[[[[[[W[[[[4"
                + "[[UD<C=NC?L<<>;?B=><FIFA@@F=F?GO@[[8TNTI8[F5W;K@8P8MS;UUQUU[CCP[[?[[5XUJF6X[7HA[<7[<GO?X[GMHXH?QX[7["
                + "[7LG[A<[K;T9FA6Y9QS:[[[[[SRDK[[8[[5C@DW9TL8QED:9P:@U<QP[[T[HKC[[3[[GB@@;VC@K===:BB<><FGGFCBCGDA@UB[["
                + "7ANW@4[V5SBI;FTFRR<[ZYYXD=EA[[:[[4>;?>;[[8T>=:<Y@RT=[[[[[[HVS[[5[[NH>DATH=V==;;?D@<<VH=???K:GFCV<[[6"
                + "VAVW;[V:W?ID4S;A>;YVBOKYUDHN[@[[6JMJJ7XU5F[G=7PSFC<INKUR[R[W[Q5[[6DPWO8[S:MDUA8ABDN=K[KOO[IBLQ[;[[5R"
                + "LGA7OG7AOQX7LP?>=GNBJOLWQZVO6[[K>:;:NB@F?=;<N@;;>HFHEBAE:CKEQC[[9[V[P<[[<J>VE5V5?D<[LILC[LCWPX=[[6C?"
                + "AD7AD8CEB?8EX@A;KFEGCJKJJOO>[[9T;YP8[[<9<?>?=@P5;HJIY[[HQW[[;[[6Y=TO8[P7AEI>8E9A[<NLQTW[JJL[[3[[G?B="
                + "=L@?J>??>F=>==QOEE>@G>JJ?Q=[[9TQTQ8XT6D=QD7R9>A:[WWNV[MYWX[3[[:Q>WP<[W<M?G@9U:K??[[ORY[PR[O[=[[7RDPL"
                + "7[X3FQMGBQ<OO;PR[ZZ[N[R[S>[[8SCYV6[X68AG9?RQQN;[[L[[[BOL[[9[[9YGYV7[Y:;@J@CELU5>[[KG[[LA>>[B[[6TPSP3"
                + "NS;PQJJ>QOHO6ZWVUU[QXWX[:[[7GDMG3XJ:EJGA=IN@B9XQKGU[R[N[X?[[5WSVF5ZV8ATS=ATRAR6[ZJXC[S[PZ[D[[5XTWT3["
                + "W8NUUL?USDS:[[ZYQ[T[R[[9[[7WNWS4[V6FTK<BTRLR:[ZYYX[T[N[[;[Y7;GKG6OJ7GH=F8HFFF=QNMMLRHONO["
        ),
        (
            "uk", "абвгдежзийклмнопрстуфхцчшщьюяєіїґ",
            "[[O@=9@;FD:TC=A=:>9>;<?EBA@C@[I>D=EP7[E=C?D=<F=>E@AA:=A?@?@KEFEEHDFB;?HX7[>TMFNEVQKUJJFKERNIGHXUMQLH"
                + "S[RNSSP[6[[U@;@=RA@[>=:<:Q@=<:CI@@@?G[AK>ZBX;[U9JKFM9[N:VD;D?8O:AG7VDLOMTVGZ[9[Q7[V7IFHB<BG8ZB@H=9EE"
                + "<B@[JGCCLZ[JR8[[>[[7PJUD@[Y<[D;M?3X:ND<VQUSH[[QT[=[[;[X9D?JD:@F:X>>E:7A?AB;VGFGFR@MAT:[Y5[[F@?@>[?>Z"
                + "@===8EA7=<UGDCADK[FGHUHX8[[:CKS?5FR9Z@<K9?LUOF:[[JC[[YSG[=[[7[[5><B?=QL>[CA>:>>>EF=SMMJEWBPD[>[S4[[Z"
                + "C;CAYGCY;==;<VC@:;XF<B@BE[RIG[J[2[[RBFJ>QFLRTAB?::IL=9OQUCJ>UZ[P[NU[:[Z8KEXRBUP8[R=L@6V:C>9WUCUKCUY["
                + "[:[[C[X8NWOO9VV6[CGQQ8[WSK>VUPS[[9<9Q9[[7[X8JL[O:[[8[BAM?7BJHL:QVJLTVNXOX9[[?[W6TOIC9TQ9[@LX;8VPA><F"
                + "LBICP@D;K9[S7[[N<9;;G?>[G><;=M?;;=NIDG@CJ[?FFT?TA[U;[Y[[9[[<[G>[B5R5IF?PNDNJ[[T[T:[[>[X7HACD9FM8OBH@"
                + "=6HQB?<KFFJBOKEAV:[U=[Z>S=W[<[[=[==B>=<MM5=KFC[N[:G8W<[[>[Y7N@QR9O[7[AHN?9Y:IC;IMPOQ[9FAL;[[4[[FB9B<"
                + "R@@YB<<>@R=>=;UNBH@AI[@N=ZQ[?[[9SONQ9VRENQ@KF5Q8HA9[UVUNXNLRW7X[3[Y:Y?QQG[X;[Q?B=7WAN=?[TR[[[Z[X[=[["
                + "G[TBPGPK6[N=ZNNNDHPTMDE[ZQZS[9<:[3[[<[W6ZK[W7[Y6[>GJ9:XSWJ:[RJCR[TKEU;[[;[X:Y>SW7[X6[==G=:GHG;:[TQ[O"
                + "[QQQ[;[[C[[;VRWT7YU<XTTTM2TRSR@[XYXY[WYUO@[[3[[UDFJKW[SVH7YB9:OO9AXSRFN>Q[MJKTRV3[[M@<J;UKGQEFGNERLA"
                + "A8VTJF:JLY@X=TI[3[[VK?@>XF@WI7A=>VMAD<Z[AFBNM[DVBXW[3[[QX>K=SZKRYBF8@QHD?7QJZIJ@RX=OMS>[5[[FC:C9WC>X"
                + "<?;?:FF@;=QKBFA@G[BABS@[2[[QW>XBSCCOBTF>8PUPBCT[9RNNOWZV[S<[9[V7H;HE?BF=IE?A@>?5DC;PJKIJMHJF@>LC"
        ),
        (
            "be", "абвгдежзйклмнопрстуфхцчшыьэюяёіў",
            "W[L:<;><GE;Q<@=;H9>;>>CCDBAY[FH>H;>6FH<DBEB;IC?BB;?CB@ABCKGB?GAEEI>LAD7[>NSKMEUQFZ?IIBWPGBAW[HEGQUYY"
                + "[F[UX7[[L=<=:?D@=><;;V@;;>VGA=A@[[LCAHG<9[R8WGON8[QYK:D?9U9BN;[FMRO:WIG<I:WJ[R3YWZW8[X[LNWT<WUNV?[[S"
                + "[[6ZBN<H:Y>[Q4JAMM@[UXE:N>8T:JP:[XN>YSW9ZT[:V;[[5CBMDN?6[=<F<>A>AB<RQLCN;Z?[W[PY4[[FDDF=IBB>=;=9XB8<"
                + "?XGF<BFVZTLEUKC;[[4A?SAOHQTAHP7<PNBO>YTHGU6S=VPZNR8[T6@;D>7SMZCC?;CR?KNA[ZPSK@?JP;E:X2[[LGFEARZKWFBA"
                + "8SKL<>SPL8H=QVVYS[QU:[M4RDNPB[M[S=KC;P<@=:OTA[MVZM[W[7ZA[M6PSNO9NX[CLWI>SUJJ?R[Q[[A7P=8A7Y6[N6HJNW9["
                + "M[C?QA;?JCR=P[IL[;YD[>J8Y?[P5QJGB9QJ[@LZ:>RQ@=?CJBHA8C@D;H:[8[[L>:=9A=B=A9@;WB:=@WHHC@@UYYJK[I9A[W4Y"
                + "VYO:[S[F?RB<W5IE>[[JMBAYELAP>Y=[[4IEAFQDQ[CI@=:GTA?;KGCHB7[:[Y[W[=[O9O=TX=[Y[:?E?@:GE6>KG9RUA>GE;B<Z"
                + ";[[5I<POS[N[<FM<9O9JP:GOKE[8Z:[S[VZ5[[??CC<?AAA<<>?W==9=WQB=?CUYY<PQLI?[Q5PNHN9UJRMBNK8N<IB:WRNRRCQ?"
                + "HNI6P2[[9U@KLLYTWRDL>8LAK><[WLWWQUOYS[>UE[Q9QHYV7[X[ARWF@SUNDB[[:[[85AD<B9Y>[[4DAUSLZTW?IO8AOQRR?[WI"
                + "GW5O:YS[QU9[[7UBURNYSV@>??CEDG7<[MG;W6U<YR[NT5[RRC=EBFHD?=>9=YAC=>TG:=>EW[[C9J?A2[[NB@DINQKX<E=7UHOA"
                + "DUIX>L<SWWZIHRV@[[?=G?>KA@>:<>8KB8;7TF@=@ERVWMIQIB3[[J=LS9FWAGFCHGQQ@B<QZG6:IOSTDPZOS4[[JD?=<?DBB9=@"
                + "<SC<>AW[@>BBUZZBL[U=8[[GO=>>LTD<A@:5NE;:@NVQMQQKPPFMWK:3[[RG?GBJDAG<==9PI?<?YH>;?EW[[G=KAC3[[NH<E@JB"
                + ";Y?;F9UCA:?U[N@CASWQOG[KW"
        ),
        (
            "ru", "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
            "[[L@=9?<BE>:P;@=;;9=9=?CDF?EQ[[[@KD[4EDAGCGE@JG@HDCDA@EBBAEMIKHKLWFGMJFR6[>S[VU[W[[W[ZS[XT[TYU[[[[[["
                + "[[[[[[[[7[[Q?<B??A=F@;;=8OA=<:DG@@@@D[[[PA?L>[[<LJQT9LK<[D:H>6P9BO<[BWTL<@7MJJBN6[[7WHNJ9[F:[A=F>8G?"
                + ">D@TJPODKP;GWXCN>[[:MOI==VV8[C<JB3U9HI=RTRIP[[[[JT[Q=[[7M?KD7BH9[B;F;8C<?D;WIHJIYR@DNNCH6[[GB??<AB@I"
                + ">>;<8EB9;:OIDFBEE[[[QIJMC[[:EHT84RZ7[ANG7BXUGO@[[PG[[[SHE[YI:[[5C;D;=GP<[BA=:9O=HP<[[INP[P=G[PDO6[[B"
                + "D>C@<F==?>=<;AE=<:OF>A>HI[[[UA;V1[[LMKPBL[KS[BFF=BPJ::ZMNFECS[Z[[VQ[9[[7PES[?@M8[H=LE5N<A<<ZS@[R[[[["
                + "QW[Z<[[9NPIK7CR7[DBPB9QTCL=NU[IST[B7T=:I5[[9FMLO7YY8[GCB>8?OEU<MUNPYU[<GMUAM>[[7OHDA9PN7[CLU;7UM?=@B"
                + "LBINNW9B[LAL8[[N<9<;@?@C=?:;<C@;:;LHEFBFG[[[KIDNC[[:UWVQ:WQ<[H?[B4C5HA>PVIQPY[AFOYFU?[[6HBBE7BP9[DGA"
                + ">6JHA?:JGLJGR[=DPMAM;[[>G?OF<R[<[:;A?:<B?5@JEMEESSC?VM;H9[[9L;RI8[R:[AGH>7G;=L?LTQHWPV>:NKDM7[[B?A=;"
                + ">>>HB==>>L==:;QOAK:B@[[[K;H[@[[:MSNT6YW6XK@JJ6T9EB<<YQX[[[GLQOV[2[[<UCQTD[[@[RCK?7R=CJA[UUU[[[ZON[TQ"
                + "=[[;RBRR6[H2YBMVSBPFNS?[ZNYS[[?YPSR[B[[7VPVP4IU7[@EP:HYCT8A[P[SA[[[CRS[C>[[9RFYV5[X6Z:=M==JEJ=>[SMYS"
                + "[[W@IPXFI[[9WOWU3ZW4XPSTAMUNRQ?[Y[X[J[V=[ZV>D[YGMIMK3OMDNJIJGEJHHGKROQNQR[LMSG3=5[[WB=HE9LCL:B;:DTDC"
                + "><[[8XB?R[[[[[F[3[[TCIHH@[;E[=SA7NKX;>[ITGL=N[[[[=AJB[[NG@KCKYEEB9:@=I;AC2L<NNWJ[[UV[YM[4[[G?NE:OBCS"
                + "LDFFDROAC6SPKD:N8[XY[GXT2[[WF=IA>C?JEHB>?PIDC;W[@DDKA[[[X@F[6[[KQCBGK>?KIC<87JH9B7PWBUKFL[PQXUQ["
        ),
        (
            "el", "άέήίαβγδεζηθικλμνξοπρςστυφχψωϊόύώ",
            "[[MC?BK:A=<:HABD:A;>F>9F[:8?B@GI[AMJ:[GGGHF9KA>AODJB;FD>M?5CDC<E8BQHVGIJ7[>[V[RU[[[R[Y[SY[YX[SUUYXVT"
                + "[W[[[[[[6[[[[[[RB?>C?U=J>9>:AK>;>99Z?CGFW[[[D[[[[[[AB>BCFYDH?;@6AA=97;<Y@;BDW[[[4[[[[[ZU[=ES[X?S?C;@"
                + "FVC:78<YHID[[[[[9[[[[[[7HB<8>ABU?BA8F<>@?;<ZN@N>[[[[5[[[MXBUE?AHEVB9>>?:CP<<<::??DJ[HSJ[J[[8?A>5R?E:"
                + "[A[<U;US[8T:USRHZY[D[BMDO[[?@==9[?Q;[=[6<C?>I;Y9YXPB[@[>[@CAR[[A?@==[[[7[:[5Y[SW[9Y<YOV>[[[=[BA>7[[H"
                + "XX9LHABMK[F9??B;@I<::<;=CCJBQMAJC[[?@;:<YTT5[;W=QSHMZ6QQQPOCWV[;[;G@5[[[[[[XY@LW[XAY>>::JUK:79<[GAL["
                + "[[[[H[[@9=G7[SY5[9[@VD;C[;V<VUS=[[[B[BAA5[[?GCR7ED?AGFER8@?>G<D@=:@ZICOD[EWAE[[:<<B5QWE:[CO>H>LL[9G="
                + "RL;AMR[B[;E>E[[<<;>9JLW8[;H9G:DIN7JYVQDAE[S?[=?@G[[<9@@7?Y[7[<[:[[>G[8<[UZSHCYOD[<KE4[[@AAA7PMA;R>D="
                + "OXXJ[:[[ZD:C[[[>[AHCG[[A;B=8[VV5[7Y;SUTR[9PSTR>?OX[@[F?H7[[TNI@LD>AHPFD;@==;IM=;==@6AAKPGS;OG[[>AC?9"
                + "W[Y9[<[:V<[F[5N8XQ?G[[[@[:KCF[[<??<8J;E9[<F8EQ@DN7ICPL@@F@[>[=F?0[[[[[[X[[[Y[[[Y[[[Z[Y[[[ZY[[[[[[[[["
                + "B[[EHD;<ERJ9[8D<<K;S[>CW[B6;@@[@[D@JH[[=@=@7[[[9I8Z9[LHT[6W=TFP@M[[>[>DB5[[ICBV?F@AJHQAOC=;9AA9<;<:["
                + "EBGU[K[HJ[[;;;?8[NY<[=@<VCVE[6R=VM>=[[[;[=@>C[[?><@8[ZZ6[?B<WFK<[9W8WS@A[[[=[AB=I[[>E@><VRR4Z5UAOQON"
                + "X>ONON><UT[<[IAJ8[[UMFJN[@?P[TCIMD;4KM=;;9;XEK[[[[UV=[ZHMNLGFM=HUKPH4AA@SEJFKBDKPOWN[3PQ5[[[[[[OE=BN"
                + "HJHPB<;:KL;;::8YDAIO[[[[6[[YZZXIG@D@JI>T@<98E==;<:;WFADE[Z[[;[[XYYXJSMAQ[NAKRD>3IK@:<9;VKI[K[Y[["
        ),
        (
            "he", "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
            "U[O9:BB7=A?E>[=9M9Y>B=[@QDAA:@7CRAAFC>=GCE=HC?C@FADCMCOFD@@?7[>QQVSNMWSUMXSOSPVQTS[S[VTPPO8[[U@EB>7B"
                + "<F8EJ;@>F>DWF>[IK=>79[[=BD><9E=?8Q@<M<H=B=[AHA@9><8[[B;K:@8FRI7WR:<CB=T?LG[US;<>7[[B@GF;9OGJ7QB>??GE"
                + "J;G;[JD8=>4[[=@?@@;?>D;[A@B;E@@>[>[?A?=<9[[?<A<A>D?C=DA<@>=;?@F@GA?:?6<[[;DCA57FHM:V<@H8BASG[Q[TA;KK"
                + "9[[I;M8=7?UM8ZH;NAFA>U[GED?:<=7[[G@GN>7V;D6WA=RCFAT>OA[NC7J?8[[@>E>>:EA@;C@=7>?<@AF@JA?<=;0[[NNSPIJT"
                + "PRJUPLPMSNKPZP[SQMMLC[[?=D;?6CCN8AF8<=>;@F[C[WL==;6[[;?CC9:D>B9=?@C<I@B@M?JD?B>>0[[SSXUQOYUXPZVQURXT"
                + "WU[U[XVRSQF[[=BB>:8C=@9F>@K?A<<=[=Q==>9<0[[PPURJKVRUMWSNROUMTK[ROUNOPNK[[?A@?96IA<5D@FEBEG>B[A[D=?@;"
                + "9[[E@?A>8WC<7BC@D;ID@A>9[O==Q=9[[S:E<=8AUE9ZI7<@E>FU[PF??;@>0[ZIINKGFOKNFPLHKHNJMKULXNLHIGF[[FIA==8L"
                + "B>8IE<NO=<<;[U[B?8;:0[XGGLIDCMIKCNIEIFLHKISIULJFFEA[[;==>;7VE>6WS>J<HKT9N;LJG;P@7[[G:P><6IE>9YU=KEE?"
                + "@CF@[?C:>=5[[<?@C=8L??8??GEAI@@DEEHB@G>;:[[>=CD;:IAC8FC6C<M<MCQ?[KD:E;2[[BDBT@;P?P<D>GB>?BLFGC[G?=GE"
        ),
        (
            "ar", "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي",
            "[[Q[G;T>W5<L<HB@CCDBH?CEHEK=EQ<A><9A@;S=3FIOSGTJN>AFAMIHK?L>CGKJLKPFMWFHG>C>HAKB6X>[[R[Z[OUVT[YXZV[T"
                + "[VZZ[[[U[[VXWPSSWTZR0[[[[T[W[=R?DZVUWSYQYSWWXX[SZPSUIEIJBGWMD[[W[P[SWH=J=>FQ5AD:F>KKKSYNK[CQ=9:7DES<"
                + "?[[[[OUTSR?I@A?>=?H>F<??FAF<D[@?<>;7B9K;=[[VZO[RV=EI=<JP>:D?J9>JSSXMU[I=9:;A<8H;J[[[[X[[NPAWDE>BB@;C"
                + "F=B=?CM=A[BCI5>6KU[<;[[[[T[W[=A:@Z>=X>D=ADWCJFP>ZP@?>9;?@=O68[[?[[O[AZ?G;GCBE?G=E?GDCDNAJ[ABC3=<DE[A"
                + "8[[QMALEK7@=?HG?G>H;L@>GJAQ<EJF@?<??>=O80[[[[[[[[U[[Y[[[[[[Y[[[[[[[[[X[[[VXY[V[W5[[[RBJ[Q>=IAG?=>BI<"
                + "E@??DAG=DS@=??<>><C;6[[[[V[Y[9?=CIQWQGZ8JPYYZY[LL[I?M8<=E=M99[[[PMU[I8=>>J[E[:H;>AM[[[[?ILDTL<9=;;G:"
                + "9[[[[Z[[[8?<;AA[[9F=D?I?DGBY[VA>>=<BG<L9>[[[[X[[[8>G:NMYS9@9FFG:A<[V[[<YP8@DL?[<5[[H[CT[H9I:ABKLC?X<"
                + "OFR[[[[AXXBCE@<AB;A8:[[[[W[ZN5@EE[BXRV[@[VRZ[Z[KR[HO=8KC8@K66[[NPDJZB9><>J@BLBNFH=FE>G[BD[AA=FC?A:A8"
                + "6[[@[J[YD8@<B[DGIB[>GMYYZZ[@O[CGC;:AC;J67[[XUDF[I8;?7[BEFF[>[E[[[A[A[SBG@<<>A=H8;[[[L?I[E8<F=[CD;@Q7"
                + "[WS[[@Q>BT<F:D>E>@G98[[[[X[[[8==F[S:K;[=[X[C[C[AAT:IQ:@>G:D84[[[[W[ZM8C@B[G@DA[;[VZZPE[<B[IXI;<GB>=9"
                + "7[[N[FO[E8:<DSPCSM[9[FO[[C[>KQ><I:F=B9E;9[[Z[R[VZ7G?BXTSVQW7XRVVWV[KYL>SK<7@7AH:8[[[Y[[[[8?=>IG[[9G<"
                + "DIDE@EE[[OGAE7<;B@I<9[[[[U[X[8@>@KNVY@B9B=AHA>[T[[CVN:<?H<I64[USXGXOS=AFDRCGO?E?BKOOPPUKC4FEL?A?A=G>"
                + "8[[XRFNBG:F>>UJ?KIH<I?CE?IG>QRI?C@FDB?E37[[[[Z[[[7<<<[[Q[8M<RCG@C?L>[TBFI;@@D<C:6[[[[FUQW8>>==LHODC="
                + "AAFWNRWKRQEQJ:<:E8N;9[[YF<V?L:>@;E@?A@AAF?BAHBM>CL??=>8?@><<7[[[WMD[J8A>=BA@C?M<E=BCCEN<HTEB?=B8B=H;"
                + "3[[[[QV[T9B@;OBCG?GJB?BEKC@CE[@CBMCE==G;5[[[[[I[[6ADD[D[[>:=CON[JQQZ[PQQH>9>H:I<:[XJKA[DQ8>F>E?AH?G;"
                + "B<GACDF?FZ<>@:;9ADB<0[[O[X[[[OVWU[ZY[W[U[W[[[[[V[[WYWQTTXU[S5[[H[KJ[G;A9?DCCG<J:D?DFCDM?JT@?@>>9@>XC"
        ),
    ]
}

// SPDX-License-Identifier: EUPL-1.2

// Written by Benchmarks/learn-letters.

extension LetterCosts {
    /// Western languages.
    static let western: [(language: String, letters: String, costs: String)] = [
        (
            "ga", "abcdefghijklmnopqrstuvwxyzáéíóú",
            "Z[6;::A<<C<PP;<;BBV?:;CJNMTTDBGDF5C=EBCBGD@?[W=E@=J[>?BETWRUXFGFII7[SA:<FN;R8[U?>8>F[9=>SRV[PX[Z?[[>"
                + "[9LNW;OT2@[[=PN@BV<NJ=U[[L[BBBEJ=[;RJK<GR2<[K@GD;O[>GE=P[[X[A@GBC7[;RKO9DP5<[XDLG9W[AJ>>UPXO[>?@@A5["
                + "4NMHDENR8[QFL@:Q[DGDHONLL[?[SD[D[7MOV9KR7:[[ESO9T[>NJ9[[[[[<:?<H8[8L<Y<HQ6@[[@F@9QW<GD7[[[TSADFGL5[7"
                + "DFG9?KZ>[[@F@<I[=D;;[[[W[=?>@C=[=>?:MF<UP[N9=7=D[79:GN[[[OR[[O?:[7EBC=GD@<[WCE@5J[A9B;TWRUXFGFAA5[;C"
                + "FF7JGC6DZBCA?M[>?E@D;UD[IJCLM6[8GGK6GCV;UU;GMAM[JB<?QR[J[;=>DC8[7=FK<UT4=[[EJF>@[FAF@[[[N[?>A>G4[7MD"
                + "A<F@T?URLE9DI[B@<A[[[R[@C=?E6[P?:@PG?N7TT<:8KC[:;BHKNDPH[WG[T:[7UJO9JO7=[[;KK:I[;HCCN[[[[;:B?E7[:B?@"
                + ">C@<<WT@A=?G[>;?5PSNRUBCBEF4[8ABA:EAX;[PBBC>D[?A:@TW[MZ?@=CB4[:L<H9JB=;[SAFA>A[DL:BST[R[?=?GB7[7TKW:"
                + "ON5>[YHEKAL[=BK@TO[NV;B?C@?[7AA@NU>R5[S@>;PJ[:6AU[[OQQF[@[[;[;KH>8MJF2[[IKF=P[GHHKZGXD[A?A>O9[7IBA7J"
                + "G:6[EFH>:N[@>BHWZUY[IJILM3[BMGKGOLHE[[DFHEB[IJJH[[3[[NONPQ2[=EDH<EHD@[FAD=>A[@CCDXFV<[JKJMN>[6HEE>IB"
                + "B3[YEGCAM[DDDBVYTXZHIHK:5[Q>BASHBT4[[;@9JR[<>;Y[[[[[Z[R[Q5[5SUHUZPS4[[PSEOT[NOUL[[[[[YNY[N3[JEABULDT"
                + "S[U>D<5P[?=?PU[[[[YZZ[I5[OH?>SF8Q6[[A@<TK[9;?VN[[[[WXQZZ4[HC=<RKDP6[[;D:S@[=9AU[[[[[VWVYN"
        ),
        (
            "cy", "abcdefghijklmnopqrstuvwxyzáâêîïôŵŷ",
            "[[9=;:<=:><KS?<<=>V;>?BN>Y8[[F[[[IS[9[?FD<:CCC>VW?;:AI[A>;E>5P<SAQX[XRUX9[SD=:8>@G;[R==9LEZ8?=:K<[O["
                + "[[[[[[[[9[:LLK8XTW=[[8KQ7[[:JY=P=[7[[SM[KPO[:[9PRR=ZZ3@[H@[K=U[>ECGX?[7[XM[[XNQ[5[:PW5<DKK8[[CSH=Z[>"
                + "N[AZ=[<[[U[SUTKR9[D@A7N;>K8[[:D:BN[9=;<L=LI[[[[[[[[[:[8N[L89RP:[[>[<8[[;PE@[@[9[XRT[[HX[7[8MWK:GR?>["
                + "[=PJ8X[<Q[?[7[8SYLK[VRK[5[8QXG:HEU:[[DLB:Q[=PK?[:[9[[NVVQQYL5[9E><B==LUWV<@;9F[<=<QR>WHT[N[[[OM[?[7L"
                + "ID7IIH=[FGJE3N[FEJC[HU=X[V[[[D[[4[=KHA6HCA;Z[>DB?E[B?IBZ:T?W[U[[[VY[5[9GBA:DGK:[U7HR=F[LJC=W;[;[[MPO"
                + "[TZM6[5GD>9JA@>[[>QD;D[;BO>[=[>W[JS[[E[[3[;LF>;D<A;SSFO<;V[DE>A[@[=[[W[[LMY[6[M?B8:>=EBLK8B:HC[:<EKQ"
                + "D?JB[[[[[[[[<[7XMH7NL;=SS<WB7E[7GA=[=[C[SPHPJPI[8[=CA<=@@@>ST?B=>F[7BA5S?M=PXNUYVORU4[:CA>:@D;:[QCEA"
                + ";G[DB>@W<[<[[SMVOPL[5[<?HM;H9H9[RFHC;M[JI8?[?[9[MOMSOKK[8[:CMQ;IE4;[WHOI<N[9FL>WB[>WHIRLOSOF2[AHD:FH"
                + "DUO[T@E8BL[==A[[CIP[[[[[[[[[>[8LIE8IIH6[[GJF@5[@C=J[HV=X[V[[[W[[9[;B;B7HDV<[[?B9CJ[:@FI[Q[5[[MRY[[[U"
                + "0[JHHJKJNMD[[MOKL>[KODJ[M[H[[[[[[[[[8[FB@7O;AGN[[?:5ML[;<A[[=[V[[[[[[[[[B[BNHGDKKK0[[GMHCQ[IMLM[JXH["
                + "[Y[[[Z[[=[@GE@ADDC;VBCE?BI[AE@1VCQAT[QY[YSVY1[JPN@JMIMD[[AJ8KB[=OJ=[LZJ[[[[[[[[[<[BI@?CBFFCYZ675DD[9"
                + "==HYESCV[T[[[UX[<[<FD?@CCCAVWB48AI[A7>EVBP@S[QX[YRUX>[3IGB?FFFCYZEGC4K[CGGHX>SCV[T[[[UX[C[HODEIHHLI["
                + "[2M6JQ[8HFM[KYI[[Z[[[[[[A[9LJB;EEHF[[CJ9G:[3JEJ[HV9Y[V[[[X[[2[CJG?CGGFDYZBH6EL[=HHHYFTCV[T[[[UY["
        ),
        (
            "fr", "abcdefghijklmnopqrstuvwxyzàâçèéêîïôùûœ",
            "[[;@:8;>BB>AM9<>@:?>;>?=JRGP?OJW?GP[R[[P6G?C?@>JCL?DD8?9=GL<=>AIDNPDNWUOHQW[WYX[8[Q@>ARE>G7HN<>8L?G9"
                + "<::<VLEK[[K[M[EO[[[[>[8GKK:[PQ8D[6KO8N[9?E<JT[J[[D[L?DI[[[PN:[;V@R6VV8;[F?SQ6QH<F;=X[[GY[M[FBTY[F[[H"
                + "9[:SSL3LJO9N[RIP<XU>CU;OS[IWZ[[H;[M[T[M[4[CH@IODHMCNW>>8NDP:7<<DRDM@[[P[[[[[Z[N[>[7[OW:9Q[6[S?XU7R[:"
                + "AL<Z[[[[[J[J?IS[[[GU?[8PSP5[EG:UU=F:=Q[9F@;ZF[JN[J[D<HP[[[[[<[6TWR5Q[[9T[HH@8M[AJF=ST[BTQD[A:M[[F[[K"
                + ";[@B=@9A@UNTQ9@9;D@;98L@[DZK[W[AE[[[[[[[9[:YPS3QXQF[[RTN6TYQNQ9V[[Q[?[[[F[[[[[[[6[9ILH6PGA7TJ?@B;FQA"
                + "AE=N>TCUS[[UBW[[[[[[7[7LJK5OKK:LT:JP<MDP?D=L[WITBL[E@UY[Q[V[@[7>QS5[TX:[[P:J8;[IIK@[QYI[[M[C=A[[R[QT"
                + "6[=Q<;9A@M=MTMP=<MEJ96ADURNL[ZGL@LW[T[[SC[NB@BLDBG:JJ>;5H@G:>=6GLCBD[[[RRULP[EJ[A[6VQO8VR@=VV:PH7<[8"
                + "B?=V[[P[[IRC>F[[M[R[A[Q[WVQ[[[S[[UWTTW[OST0Y[[[[[[[[X[[[[[T[7[9GA?6IBP:TKF@A:HF?<<A@Z[JN[KJB<E[[I[O["
                + "3[<SDS9LUL;[RMIQ<AER<:>[W[GW[[WLA[[[Z[KP4[;RM[8T[D9[TOPZ=P[9>>?[R[JO[O[F<J[[I[[[9[@B@C9EFK:FW>A9FAN7"
                + "9:[>W=KL[W[NDNYS[[[[K[7[UY5[W[7[[UVT5G[=RTCV[[T[[S[G=F[[N[[R;[9IDG4PIA6TIELC>FQI<IGH[T:US[[UMW[[[[[["
                + "1[=Y?N=XYJ;[[OUQG;FQN=IJ[AD[[[[[A[[[[[[[5[9FAA8OBWMZP@@===W=8BJJPOI[ZP[F>[[[[[[[1[@MKR;WPP9[LNSM@SXL"
                + "OOIU[ZIKZ[[HC[[[[[[[0[QZUTOYYZQ[[SURRUZRQQRW[[[[[[[[V[[[[[[[C[I<5KFP<QDT[;9>JCQIH4JH[TVUS[[UMW[[[[[["
                + "D[2RMMGQRRJU[KNJ6NRJJJ8O[UWV>K[VOX[[[[[[K[PD;CML<PP[[A:=QOE36<Q=[[[PZ[[[T[[[[[[[7[AC:?9@>FGDU=??C;C:"
                + ":8G>[[XQ[KT[J[[X[[[[I[NV<KKUUVNY[?6AOHANM2O@[Y[ZX[[ZR[[[[[[[B[HQ<KFPPQHT[8=7ILQIH2IN[SUUS[ZUMW[[[[[["
                + "9[=A=9:HIIALT=E:BE:A8:B;BLNMKTSMEOU[TWVX<[IQLBFPPQIT[6<<JAQIH2JC[TVUS[[UMW[[[[[[0[FNIICMNOFQYGJFGJNF"
                + "FFGKZQSSQYXRKTZ[Y[[[:[GODJDNOOGRZ:FGHKO6D3HLZRTSQZYSKUZ[Z[[[A[E=HBBLME8PXCIEFIMEEB1JXPRQOXWQJSY[X[Z["
        ),
        (
            "es", "abcdefghijklmnopqrstuvwxyzáéíñóú",
            "[[;A:89?B??FL:<>@:>?;=>?HP>MIKT[QK6I>K>B6LAD@DW?C9=HL:@>?DVRDDOP=SMT5[S><:IGDHHBP;>:PBF99?DBTQCE[RJD"
                + "[O?[6OFL:PTP7D[8KO;OT7CC<K[WLVJG?[HFE[7T?S:X[=5[H@UG6QX>N<:[[[R[GID[BP<[8UTR3TMP9K[QHQ6[NAOV?OS[P[KI"
                + "D[GV5[BC=?HC@LICS:?8EDG98@ICPCJEW[MFO[D[9RJR9HP[5[[>QP6P[:L@8[[[[[CFA[EGAV6NQJ9SMF:[S>H@8N[8JK7[V[QS"
                + "JGA[DB@[3ZOM8QTT9[RJOF6L[COE;[R[LTGIA[GI?[;@9::A>QLFP==9:AI<;=H>UNV@LC[H:ZE[6XPS6RYZ?[[SUN4UZRMN7YR["
                + "R[IEL[AI7Z;JLF6JJ=6UDA=D=NRA;B=Q>X=UGVTYSZ6[5JGF9KCS:[S;CR8JGPG@?DQ[NNFGC[GSD[6<PR7VY[8[[NKI7:[UMU;Y"
                + "[[O[;EE[CG5[9R<;;AAO<IOLHK:WHJ>7@CTYPDMLG[GH4[K@??KDDKKGK><8IAJ97?JEKCEDZXNM[[F[6XDP8VTJ<[[<PI6I[7IB"
                + ":V[[OVEMH[HDK[MMVVR[[[R[[VXUTQ[MTS0[[[[[[[[[[[8[6GA@7HAS:NNC>B9GF>@=A@W[NIAG@[EO3[<O@G9ILJ;[NHDN;?IR"
                + "L9=QX[S[OKG[HRB[6MNW6RTH8[[JMQ7O[8IK<TG[MPADD[DG<[<?=?5HBQ<DQ=?7HBJ;;?PFUJAFC?EJO[F[6UWM5[US4[[RYV8F"
                + "[MONA[[[S[GD@[I[>[5K@L4KI?8VL@J>?OSI;CHRGYTWKWVZK[4[?O;MDIKF7Z[MLOA8LOO8DFM<IZJ[A[O[1[:JLL=T[RN[RJKH"
                + ":M[LKL?T[[K[RP[[CJ8[3O?RFYFK9[[KFH8NDQMHAXR[OKCMQ[<J7[PA=JK@>[BGR<?7Q??=5=HD[CZI[[[R[[5[GD;?JADY>G[;"
                + "C6OBX;8>CF[AY[[[[[Y[9[3C<>F@B[RK[G@;=FGB;=TI[NZG[[[[P[J[3TOO=VUWAY[OQN3RVNMOCU[[VYGI@[B[6[RLK?QFC[RP"
                + "[?=2SG[CBGVARET[[[[[[[9[=8AAFLJUMJ[895HBU@9=OS[ZUMWYW[U["
        ),
        (
            "pt", "abcdefghijklmnopqrstuvwxyzàáâãçéêíóôõú",
            "[[9A:89>BC?EL@<=;:>>;=>@LNQLFFR[[BXONV[L3E?EBC=MANASY?G?DDN@>@HEZR[QWPXMNO=ASZTV5[TB?:JFBP>JQ;<;CAG:"
                + "9>CASJOE[[[[>Q[GZ[[L?[6MGH8RMO9@R;GL9N[7>A<JVVJS[ESH[<IIHMROD[6SIM:RR>7[J?RF4Q[=O@<S[[SX[GGKEFBEGOQO"
                + "D[6QPV4VPS:M[RIL5RMCNW>OR[SW[IRJ[JHLNVVJ5[CG>AJC@U>GZ=;9FCE98@@BPAQE[VQVF[[KQ[WQD[8PNO7ERW6[W>OP6U[;"
                + "LC<[W[WW[EMN[DN@DOWQB[7MQO7RNI8TW@C?8K[8KM7[W[PN[EGH[EBHGRPT@[5MDM7UR[;[LJKF5R[FJF<TP[H[[>UB[JUGKU@I"
                + "?[9C::AA?UKNO=<8;AJ<9;F=TDZ?[FXE@SH[MVJVE[5XSQ7XWND[LTRQ6OYKJR6W[[[[[;[GYZ[[LQ[F6W8CEC8QDA7XFA:H;NSA"
                + "=B;PAWAV[J[RSTJVX[YH8[7JCD9H@;7[RA?N9JGPE=<@T[KR[DGKLCIADMQM5[6>PS7WUZ;[[SLQ9;VPLS>[X[S[[CUE[CNFGOQJ"
                + "B[8Q;9<AA>;HOKSK9VGL;5AAZRQI[GO?@HOFFIZE4[DA??FECRBIN>;;IBK97B>ANFUH[P[QLZ[VV[[[E[6XKS7SUH=[T<PI6IZ6"
                + "HD@Z[[Q[[HRKGDOJDLKDJZN[WVS[[[Q[[XSVPX[PTS0[[[[[[[[[[[[[[[[[8[6GAA7GAT9RMJ>@9HF?B=@AVYNT[BJGGGFEFNMQ"
                + "3[<L@K9FML=[PKCQ<?HP<9>PV[TZ[H[@ZJSFHXJWC[7VKU6VTH8Y[LKQ7M[8JK<SKZON[@HB[BEECHLO9[:AB?8HBL;IP;7;G@P:"
                + "<;WEXG[B[ISUAIGC[[[[B[6[VS5[[[6[[WTR8K[AGQC[X[S[[APH[AF@JNU[9U5DLJ7IP?8W[?F?<MIC;B<PEV[U[T[QRTXUW[XZ"
                + "8[8Q=R9OQM6[[PPR:8ZQK9CI[AK[[L[EZGODKOF[4Y:@@B=PBCCIE<@<:?Q?<>?FIC[TZS[QQIWTV[XY7[4ZLP7RYF8[[NJP:O[R"
                + "NPARS[[J[ISC[IIHKIFP1[JTNMJSSUJZ[PNMJPLL7MOR[Y[X[W[TUV[XZ[[[5[QA=FQ>:[N[[<HQQ@A5<;C:[C[S[[[[[[[[[[[["
                + "G[ISMLIRRTIX[N61FNTKJLMK[X[W[V[STUZWY[Z[B[S[XWD[[[V[[YWW0Y[VIWX[[[[V[[[[[[[[[[[[Q[8[WVQ[[[S[[YWV8Y[U"
                + "TSJ[[[[[[NV2[[V[P[8J3[LH;<OGC[C[[>8BICN:<<EK[I[[[[[[[[[[[[[[5[IKNMIVVXH[[H:3MSXE8MCO[B[O[Z[WXY[[[[[["
                + "D[AB89P=A[R[[<?8>=C;8:Q9[R[E[[[ZI[[[[[[[<[NB>;LA:YA[[;<;N;E68<R>[=[P[[[XYZ[[[[[[=[BIF@GQPRIW[E52EHI="
                + "=GLO[V[U[T[QRSXUW[XZK[MWQP0VVXO[[RQPMRXOLPQU[[[[[Z[WXY[[[[[[F[K7<9KUIVMD[977EBV?9@P@[Z[G[X[UVX[Y[[[["
        ),
        (
            "ca", "abcdefghijklmnopqrstuvwxyzàçèéíïòóúü",
            "[[9A;99>B?=DT:<>A:=@;=??LJWMG[PBT[P[K[8M:C??8DCG<HU<@7>@C<<=?CRFKLGMJFJQJFNR4[Y@<=KFCS@F[9<9NA@9?;B@"
                + "[PUZ[HZ[NL[P[Z8[7ULG:[RO;B[8IQ9R[8@A<F[[SPE[I<K[KIN[;[6Y@N;Y[K6[K?NF6N[>A;=Y[[[ZE[IEF[JJL[9[9YXL3RSO"
                + "8J[TER;UL=HW>L[[Z[J[FGI[PGM[7[FD>BLD?R?J[8=7LDH87>?CXB[VZN[[UNTZ[[E[7[SS6GT[6[[@SR7X[<KE<[R[PUD[IJB["
                + "JGR[<[6TPJ8[JI:N[@F@<P[8GQ6T[[[QG[D[I[MJBAB[4OSP;QX[6[[QTL6MXHQE>XOQ[[D[R[K[I[[[7[:A;@>B>[VPT==9>BC="
                + "<:?@[<[SHPJX[SR;[[J[4VRN9OVZG[[PSP7SWPOP5V[Y[[A[[Y[[[DJ[4[>C?F4CJN;P[AGDBGKDA@FJ@M>SNTQMQXQMUY5[7KIG"
                + "9MEO:Y[9ES>OTU:>@K[WRQEJIRE[GKN[8[7:PN6MV[9[UQGG::XNEM@X[[V[A[G<D[EFG[6[9[<>;B@P<FULLG:RHK:6DB[M>IID"
                + "LOM[JMJ[9[G=<>JBALFEN::7H@I79;@?MDVG[VV[QP[[[[>[8SEM5XQQ>[[;NQ7M[7A@>QQ[K[GPFNL[IRE[P[R[WWR[[[T[[OMU"
                + "VX[RTR0[[[[[[[[[[[[[[B7[8GA@6IDY9OVG?A;HF>>=CC[ISO>GFFE[BKT[3[;O@L9JLM;[SLGU=?HU=9@QWZS[L[MLK[LDU[5["
                + "7RLQ8SDI:F[HHR<P[9;Q>XRGYAC[DCE[HKQ[9[:B?@6HC[;F[=?7K@P;<=PM[K[ZMQAIIEZW[[L[5UWO5[[[6[[SXU8X[STU@U[["
                + "[[G[JDE[[M[[;[;FHD3MMB7R[FI?AIMF:AHL[PTUPVSOSZTPW[6[8X?P7OYJ8[[RLR@;RRL=BX[R[HG[LO=[:JM[5[5HOP:UTXAY"
                + "[GPG9LTI7ELT[K[[C[[W[[[F[[@[3SKK6LEW8X[HGJ;PSJFJHS[V[HG[ZLZ[ZG[[3[OB<EOA@[L[[:>;S@F:<=E@[@[[[[[[[[[["
                + "[[6[2RMNISRUKW[KHK<ORKKL@R[UZZA[YUY[>@[[5[LG;?LA?XAZ[EC4OBN::>EB[@[[X[[X[[[X[[6[PYTTOYY[F[[RI?SOKG1J"
                + "@Y[[[[[[[[[[[[[[4[GF9>>=EGNZ[><:>FIG8:PF[J[[X[[X[[[X[[<[<EF7@ONRGS[::9HKNB:5@N[<VVQXUQU[UQX[3[L?G?KF"
                + ">XNZ[=;<O=G8<CPT[A[[X[[W[[[X[[1[OXFTOYX[R[[OM8SQYA=GTL[[[[[[[[[[[[[[6[H7CEHRQUJW[9;9LDEA5>M@[TYZU[XT"
                + "X[XT[[B[DMII2NMQ=G[AJGHJMFFGIM[PUVQW9P9[TPX["
        ),
        (
            "it", "abcdefghijklmnopqrstuvwxyzàèéìòù",
            "[[:A98<>?D:LJ;==@:@>9>>?JLSKZAX[[[4D?EDC=HDE>H>CF>CEV?>BAD[[[RYX[[[[4[TC?AHE?OCSN9=9N@S:>9D>TQO>[[[["
                + "[[?[79LM8UUP6OR;OL:P[9HM<SS[H[VSQMSJC[8Y;R9WU78[IAQG5SD>QJ>V[[JYXY[OK[=[9QQE5SNS4VUPRJ9T[AOQ>RO[OUOV"
                + "VOJY4[CE@@JE?PAZT9?9FFJ8;=H@QOPD[[[[V[D[8QOR8:PT6TT@RQ7Z[:L@:[[[T[QLQWWTA[9LRO9T:?6V[7K:;OX:NQ;XTXN["
                + "XX[SL[=[9QIM3OQ[6VPJIG>MVEJFEPS[JKVE>SV[5[;C;@>BAVJQQ;>9:CO@<<C?[NW@LY[[ID9V6PJE6ONP<[@DGC7DSAID7NZ["
                + "[OVU[[XZ7Q7DDJ8S>?8IE@?D9DW=@?<IL[@SLYLL[[7[7JCH8JHS8QT7CR;JYXH=>GV[PKO[ZMN[A[6>PS5WLR8ZRM>O7:[PMR>Q"
                + "[[M[XTZZL[8[9R>;7B?R:RMLT?8SGR?7@D[[Q>[RNRK[4[GE?ALD@MCRO;<7J?S9<>I?IJTF[N[[[[D[8[OP6SVH9[T?OK7;[7EH"
                + "=V[[PMQUXOM[F[NZTUOZX[K[[PVRQV[KTS0X[[[Y[[[[[[;[7E@A6GBP7[LC>@9FU@?<@ASPMFGYYMG[@[;J;O8DJI7ZJFCK8=LO"
                + "97;DM[RV[RLFLRB[7URZ7UWJ7VWMLO7N[9L9<RH[NP?SSOIQ?[9@?@9FBR<RN;>6;?[:<9SL[LS@X[TMC[D[5[SN5UXX6VTNWP8I"
                + "[AQTA?[VOX[S[VI[=Y5DHJ6IQB8[LBK?:OWB7IEQ[[[SZY[[[[2[EKGM>FPK9[[HJJEBVKG?N=[8DQYX[[Z[2W;G???JBJC[F??@"
                + "=?U?>>CIFGDQXWJ[Z[E[6[UO=[RQ2[QSRO=Z[PORFRW[R8W[[WF[0[NLNRNWMXLP[MSINS[KKPNJ[[[O[[[[[[0[HYOMOXVQM[[M"
                + "TMOT[KOJTP[[[P[[[[[[0[FGFEFQGRC[[ADEFFJGGDMI[[[IWV[[Y[0[ARHHFQORG[[GIECHUJDDMI[[[PWV[[Y[0[LVJPJUMVG["
                + "[JMIMQYJJJQS[[[U[[[[[[0[JTNKJSLTJ[[HPJKPWLJLOR[[[SZY[[[["
        ),
        (
            "mt", "abcdefghijklmnopqrstuvwxyzàċġħż",
            "[[>=E=A<=@:<<9:?B=@@<8>DBARL[FBAD1[?JQHBDILBGH@GACJLCABGMKLWKVNMHM5[S@I?MB?II@A8?;UB@9>;LE?CL?[EC@C8"
                + "[8:M?:[EG6@K;PC=WC>DB;XLKMU[X[=C<[6NAH9PK7:J=>LK8JJ>E=?HWXBN[MYTY6[6OP;9LI?6@JDDB?TQ@GH;R>GMT[[[E[=["
                + "B@F<IC>EJ<>;;7HDF8<8KD=>LC[CB@B7[:XOM9;IF5HN;P@;TK>A=:[NI[[V[TQ[?[;R[NAXFE@S[DMD?P[<KL??A[PXY[T1H:[6"
                + "O[J7PSK9TSKDF7KVBJF6[NJM[[[[U[5[GBF>9@EFR=>9>9GCI>:<OANDW?[ABI?C[6F[G:HAH6<?FG<7KLBCB<SIQ[U[PLEJ:[7B"
                + "[T;TRN8E:?HD7T[@E?8Z@LO[WM[T[3[<FPI=HHB6CH9CG@PIZI?=IILNM[WPI[8[6@LJ8LD@6KGC:H>=ICFI>WIFPX[RMGU6[9HG"
                + "<=A@C7A@NR<AQEN?8>EJHM>[DFEJ>[HAI=H?=IIJ?9:5F=B8<=D@EDMC[A@?E=[6LQO8[QC==W<HE98[7FD<T[[ONYR[[[6[5B[B"
                + "9D>D<ITCNH>[=A<<<[FI[[V[[Y[7[7BIA:ICJ8>CD?@;HJ=?<<>LIJG[FCKL7[:GDM8EPE9A>EDD==FH96=RDNO[[QYE[6[4HNT<"
                + "FDE7HDDFE@MG<H;=PCILUB[[F[3[I@J@FCDEIS@<<9PA>9?=RKA?RA[GGE?=[7Z[A6NT[4@RNNK<Z[GLR><[[NT[[[YO7[5MW@:V"
                + "HD8Q<@G;C[I=D@E[=G[V[J@ID2[=HMY<JPA9DEEJN:KSFX@@LP:S[[[[L[2[<CAA:FFRBNJ?A@<AS>?BFHQRDJ[TSOS>[9W[QD[R"
                + "P85SONMCT[QVTFWR[X4[[[[[0[JQYPLQQTHOPLOMOQTMNLOUST[R[VUPU:[:Y[W6YXM59HBLNJL[JVKC[O[[Z[8[I[8[:A[?7ZDM"
                + "5@TDIE>Z[@NH:UGP[[C[8Y[=[3C[==KY?<FK@?A;[I=B?;[HJ[Y[[J>F7[8B[=8I>K7;O@=@=ZOEWO<>DR[[U[UT@"
        ),
        (
            "eo", "abcdefghijklmnopqrstuvwxyzĉĝĥĵŝŭ",
            "X[;@F;:>C@>B99:<A:[>;;B<[[[M>BZLA[7[;DF<<DDH9@?;<<<@[;=><A[T[GEFWMHG6[SBC@PDBSN9A:=8NA[;8=V@[[[CICRC"
                + "I=D[9XKP9LX[:FL6LN6J[7AA>I[[[[QY[QQ[E[:WXN5OVM3RKKRO7K[HHJCT[[PYXX[[[Z<[8T[S5PT[7SOLEN6H[BKU;K[[[DT["
                + "[[[[6[E@@>ICAMHA<;>7DC[98=N@[[[AFGPUNIE[6PYT7XX[6TS<OP6K[:Q?=N[[[[YY[[Q[F[6QZI:MQL6TS?F>8N[8NR<<[[[["
                + "YZ[[[QE[4TUP6TTX;POMOL5P[MME=Q[[[WUU[[XW6[:CD?>D=[ES@<@9;E[>8=<A[Q[CE?ZZK[2[<K[L=NU[IXPLC7=I[KKE@R[["
                + "[[[[[[[[C[6O@I;KSM8QI?JD6I[<>;:>[[[BQP[V[[9[4FSB:CGI6IBDDJ9A[HB>=D[[[RJK[[H[:[6=QH8HRS5XKLOJ8;[PEH<M"
                + "[[[[[[[[S[4[;O@<9B?H:E>HLL:H[L?9=C[[[NJC[YQ[5[KEGDMCDMN8@=<6NB[:=D[=ZI[EHJWYH[I[8[RQ7R[P=PQ8WT5X[6HA"
                + "?P[[[U[[[[U[7[8CD?;CCG:?>=?;;?[<<<?@[S[FDEVKGF:[7BH>7HCQ7SBE>A7D[GA<>A[[[QFIPSG[3[=OBK:LU[;W?JFN>=[Q"
                + "O6>G[[[[UX[[[[C[5QN[8KWQ6PKIIJ7G[9NL<K[[[WU[[[U[6[>>J@CCFQB<?:=7A@[9<;RF[U[>PE[[D[K[6S[O8[SQ3GFNOK7W"
                + "[ETQ?X[[[T[[[[[[8[:CE?;CCG8?>=?;;?[=9=?@[S[FDEVLGF1[?IJE@IHM@EDBDA@E[BBBDF[Y[LJJ[QML6[:CD?;CCG:?>=?;"
                + ";?[<<<?@[S[FDEVKGFF[6NWK9UNN4QFIKI6H[NKJ<R[[[XVW[[YX<[6OXD9WV[3ELMLO=S[MPP7T[[[ZXX[[[ZI[8VXS;VVO3NGM"
                + "NN6S[PMI;S[[[YXX[[ZY:[8GHC9GFK7BB@>87C[@@@BD[W[IHHZOKJD[?HQL<POTEKGIKD1G[IHI9M[[[RQQ[XTSF[4TUI>TLM4P"
                + "F<FE;E[CJ9=G[[[WUU[[XW2[>GN><KANBHFAEIEE[9=<GD[[[@VI[[HX"
        ),
    ]
}

/**
 * The page's own style sheet. Colours are Sovereign Cloud Stack's green, blue and grey; where they carry text they are
 * darkened (or, on dark ground, lightened) until the contrast is at least 4.5 : 1. Everything is in one column on 320 px.
 */
export const style = `
:root{color-scheme:light dark;--green:#50c3a5;--blue:#0f5fe1;--grey:#7d7d82;
--ground:#fff;--panel:#f6f7f8;--line:#dcdde0;--text:#1b1c1f;--soft:#5a5a60;--link:#0f5fe1;
--pass:#50c3a5;--fail:#d5313d;--abort:#f0a431;--missing:#c6c6cb;
--pass-text:#0b6650;--fail-text:#b0202b;--abort-text:#8a4b00;--missing-text:#5a5a60;
--pass-ground:#edf9f5;--fail-ground:#fdf0f1;--abort-ground:#fff6e8;--missing-ground:#f3f3f5;--sign:#fff;--pass-sign:#0d2f27;--abort-sign:#2c1c00}
@media (prefers-color-scheme:dark){:root{--ground:#101214;--panel:#181b1e;--line:#33373c;--text:#e9eaec;--soft:#a8aab0;--link:#86b3ff;
--fail:#e8545f;--missing:#6d6f76;--pass-text:#6fdcbe;--fail-text:#ff969c;--abort-text:#ffc56e;--missing-text:#b4b6bc;
--pass-ground:#10241f;--fail-ground:#2a1517;--abort-ground:#2a1f0e;--missing-ground:#1d2024;--sign:#1d0507}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.55 Lato,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
body::before{content:"";display:block;height:6px;background:linear-gradient(90deg,var(--green) 0 68%,var(--blue) 68% 92%,var(--grey) 92%)}
.wrap{max-width:68rem;margin:0 auto;padding:0 1rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem;padding:.5rem 1rem;background:var(--ground);z-index:1}
.skip:focus{left:.5rem;top:.5rem}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,pre:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
h1,h2,h3,p,ul,ol,dl,pre{margin:0}
h1{font-size:clamp(1.5rem,4.2vw,2.3rem);line-height:1.2;font-weight:700;letter-spacing:-.01em}
h1 span{display:block;color:var(--soft);font-size:.55em;font-weight:400;letter-spacing:0;margin-top:.35rem}
h2{font-size:1.3rem;line-height:1.3;margin:2.75rem 0 1rem}
h3{font-size:1.05rem;line-height:1.4}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.88em}
small{font-weight:400;color:var(--soft);font-size:.85em}
.kind{margin:2.25rem 0 .4rem;color:var(--soft);font-size:.9rem;letter-spacing:.04em}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr));gap:.9rem 1.75rem;margin-top:1.5rem}
#run~h3{margin:1.5rem 0 .4rem}
ul{padding-left:1.3rem}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin-top:.4rem}
.facts dt{color:var(--soft);font-size:.82rem}
.facts dd{margin:0}
.shapes{position:absolute}
.shape{width:1.15em;height:1.15em;flex:none;vertical-align:-.2em}
.shape .body,.shape.pass{fill:var(--pass)}
.shape.fail{fill:var(--fail)}.shape.abort{fill:var(--abort)}
.shape{stroke:var(--sign);stroke-width:2.6;stroke-linecap:round;stroke-linejoin:round}
.shape.pass{stroke:var(--pass-sign)}.shape.abort{stroke:var(--abort-sign)}
.body{stroke:none;fill:inherit}.sign{fill:none}
.shape.missing{stroke:var(--missing-text)}.ring{fill:none;stroke-width:2.4;stroke-dasharray:5.2 5.06}
.headline{display:flex;gap:1.1rem;align-items:center;margin:2rem 0 0;padding:1.4rem 1.25rem;border-radius:10px;border:1px solid var(--line);border-left:8px solid var(--missing)}
.headline .shape{width:3.2rem;height:3.2rem;vertical-align:0}
.headline h2{margin:0;font-size:clamp(1.25rem,3.4vw,1.75rem)}
.headline p{margin-top:.2rem}
.headline.pass{background:var(--pass-ground);border-left-color:var(--pass)}
.headline.fail{background:var(--fail-ground);border-left-color:var(--fail)}
.headline.abort{background:var(--abort-ground);border-left-color:var(--abort)}
.headline.missing{background:var(--missing-ground)}
.headline .pass{background:none}
.cards{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:1rem}
.card{padding:1rem 1.1rem;border:1px solid var(--line);border-radius:10px;background:var(--panel)}
.certification{margin-bottom:1rem}
.card h3{font-size:1.2rem}
.card .state{margin:.35rem 0 .8rem;font-weight:700}
.state.pass{color:var(--pass-text)}.state.fail{color:var(--fail-text)}.state.abort{color:var(--abort-text)}.state.missing{color:var(--missing-text)}
.counts{color:var(--soft);font-size:.9rem}
.card .counts{margin-top:.5rem}
.bar{display:block;width:100%;height:14px;border-radius:4px;background:var(--line)}
.bar rect{stroke:var(--ground);stroke-width:1}
rect.pass{fill:var(--pass)}rect.missing{fill:var(--missing)}
.bar rect.fail{fill:url(#hatch-fail)}.bar rect.abort{fill:url(#hatch-abort)}
pattern rect.fail{fill:var(--fail)}pattern rect.abort{fill:var(--abort)}
.hatch{stroke:var(--ground);stroke-opacity:.55;stroke-width:1.2}.dot{fill:var(--abort-sign);fill-opacity:.6}
.bars{list-style:none;padding:0;margin-top:1rem}
.bars li{display:grid;grid-template-columns:minmax(0,17rem) minmax(0,1fr) minmax(0,13rem);gap:.2rem 1.25rem;align-items:center;padding:.4rem 0}
.evidence{padding:1.1rem 0 1.2rem;border-top:1px solid var(--line)}
.evidence h3{display:flex;flex-wrap:wrap;gap:.3rem .9rem;align-items:baseline}
.evidence>p{margin-top:.35rem}
.badge{display:inline-block;font:700 .85rem/1.4 Lato,system-ui,sans-serif;white-space:nowrap}
.badge.pass{color:var(--pass-text)}.badge.fail{color:var(--fail-text)}.badge.abort{color:var(--abort-text)}.badge.missing{color:var(--missing-text)}
details{margin-top:.6rem}
summary{cursor:pointer;color:var(--link);padding:.2rem 0;width:fit-content}
.findings{padding-left:1.6rem;margin-top:.3rem}
.finding{padding:.7rem 0}
.finding+.finding{border-top:1px dashed var(--line)}
.finding p{margin:.15rem 0}
b.error{color:var(--fail-text)}b.warning{color:var(--abort-text)}b.info{color:var(--soft)}
.resource{font-weight:700}
.clause,.mend,.comparison{color:var(--soft);font-size:.92rem}
.comparison code{color:var(--text)}
pre{margin:.35rem 0;padding:.6rem .8rem;background:var(--panel);border:1px solid var(--line);border-left:4px solid var(--blue);border-radius:6px;white-space:pre-wrap}
table{width:100%;border-collapse:collapse;font-size:.95rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-size:.82rem;font-weight:400}
.group th{padding-top:1.5rem;font-size:1rem}
.description{display:block;color:var(--soft);font-size:.9rem}
td:first-child{width:9.5rem}td:nth-child(3){min-width:8rem}
.number{white-space:nowrap;text-align:right;padding-right:0}
thead th:last-child{text-align:right;padding-right:0}
footer p{margin:3rem 0 2.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.88rem}
@media (max-width:44rem){
.facts{grid-template-columns:repeat(auto-fill,minmax(8rem,1fr));gap:.9rem 1rem}
.bars li{grid-template-columns:minmax(0,1fr);padding:.6rem 0}
.headline{gap:.9rem;padding:1.1rem .9rem}.headline .shape{width:2.3rem;height:2.3rem}
table,tbody,tr,td,td:first-child{display:block;width:auto}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.group th{display:block}
tr{padding:.6rem 0;border-bottom:1px solid var(--line)}.group{padding:0;border:0}
td{padding:.1rem 0;border:0}td[data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-size:.9rem}.number{text-align:left}}
@media print{:root{color-scheme:light}body{font-size:10.5pt}.skip{display:none}
body::before,.bar rect,.shape,.headline{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.headline,.card,.finding,tr{break-inside:avoid}h2,h3,.group{break-after:avoid}
details::details-content{content-visibility:visible;block-size:auto}a{color:inherit}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media (forced-colors:active){.bar rect,.shape{forced-color-adjust:none}}
`;

"""How the pages look, on a screen and on paper."""

STYLE = """
@page { margin: 16mm 15mm; @bottom-center { content: counter(page); font: 9pt "Times New Roman", serif; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; color: #111; background: #fff;
  font: 12pt/1.35 "Times New Roman", "Liberation Serif", Times, serif; }
body.narrow { max-width: 46rem; }
body.wide { max-width: 100rem; }
p { margin: .5em 0; white-space: pre-wrap; overflow-wrap: break-word; tab-size: 2.4em; }
.tab { white-space: pre; }
ins { color: #0b4f9e; text-decoration: underline; text-decoration-thickness: .06em; text-underline-offset: .12em; }
del { color: #9b1c1c; text-decoration: line-through; }
p.changed { border-left: 3px solid #444; margin-left: -.8em; padding-left: calc(.8em - 3px); }
p.changed[data-inferred] { border-left-style: dashed; }
.notice { color: #333; font-size: .9em; border: 1px solid #bbb; padding: .4em .7em; border-radius: 3px; }
.Source, .Title1, .Subtitle1, .ResNo, .Restitle, .Resref, .AnnexNo, .Annextitle { text-align: center; }
.Source { font-weight: bold; font-size: 1.15em; margin-top: 1.6em; }
h1 { text-align: center; font-size: 1.3em; font-weight: normal; text-transform: uppercase; margin: .8em 0 .3em; }
.Title1 { text-transform: uppercase; font-size: 1.15em; margin: 1em 0; }
.Proposal { font-weight: bold; margin-top: 1.4em; break-after: avoid; }
.ResNo, .AnnexNo { text-transform: uppercase; font-size: 1.15em; margin-top: 1.4em; break-after: avoid; }
.Restitle, .Annextitle { font-weight: bold; font-size: 1.15em; break-after: avoid; }
.Resref { font-style: italic; }
.Call { font-style: italic; padding-left: 3.2em; margin-top: .9em; break-after: avoid; }
p.Call.changed { padding-left: calc(4em - 3px); }
.enumlev1 { padding-left: 3.2em; }
.Reasons { margin-top: 1.2em; }
article + article { border-top: 1px solid #999; margin-top: 2em; }
table.front { width: 100%; border-collapse: collapse; border-bottom: 1px solid #888; }
table.front td { vertical-align: top; padding: 0 0 .5em; }
table.front td + td { width: 34%; }
table.front td p { margin: 0; }
table.front td + td p:first-child { font-weight: bold; }
table.columns { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: .85em; margin-top: 1em; }
table.columns th, table.columns td { border: 1px solid #888; padding: .3em .5em; vertical-align: top; }
table.columns th { background: #d9e2ec; position: sticky; top: 0; }
table.columns th p { font-weight: normal; font-size: .85em; margin: 0; }
table.columns th p.Proposal { font-weight: bold; font-size: 1em; text-align: left; }
table.columns p { margin: 0; font-size: 1em; }
table.columns p.changed { border-left: 0; margin-left: 0; padding-left: 0; }
table.columns p.changed[data-inferred] { border-left: 2px dashed #777; padding-left: .4em; }
table.columns .Call, table.columns .enumlev1, table.columns p.Call.changed { padding-left: 1.4em; }
section table.columns th:first-child { width: 6.5em; }
td.mark { font-size: .9em; }
td.mark b { display: block; white-space: nowrap; }
td.quiet { color: #555; font-style: italic; }
tr.heading td { background: #edf1f5; font-style: italic; break-after: avoid; }
tr.differ td.mark { background: #f6e7d8; }
@media print {
  body { padding: 0; max-width: none; font-size: 11pt; }
  body.wide { font-size: 10.5pt; }
  body.narrow { padding-left: 1em; }
  thead { display: table-header-group; }
  table.columns th { position: static; }
  tr, p { break-inside: avoid; }
  article + article { break-before: page; border: 0; margin: 0; }
  section + section { break-before: page; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""

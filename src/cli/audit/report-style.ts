/** The look of the report: calm, light and dark, from a phone to a wide screen. No script. */
export const REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(#f6f5f1, #111310);
  --surface: light-dark(#ffffff, #1a1c19);
  --line: light-dark(#e4e1d9, #2e312c);
  --fill: light-dark(#ebe9e2, #2d302b);
  --text: light-dark(#1b1d1a, #eef0eb);
  --muted: light-dark(#555952, #b3b8ae);
  --accent: light-dark(#0b6a55, #63cdb0);
  --soft: light-dark(#a9d3c5, #2c6757);
  --red: light-dark(#b3261e, #ff8a80);
  --red-fill: light-dark(#fbeae8, #3a1d1b);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--canvas);
  color: var(--text);
  font: 0.9375rem/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif;
  font-variant-numeric: tabular-nums;
}
main { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { margin: 0; font-size: 1.875rem; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 2.75rem 0 0.25rem; font-size: 1.25rem; line-height: 1.3; }
h3 { margin: 0 0 0.75rem; font-size: 0.9375rem; font-weight: 600; }
p { margin: 0; max-width: 44rem; }
.muted { color: var(--muted); }
.lead { margin-top: 0.5rem; }
.verdict {
  display: inline-block;
  margin-top: 1.25rem;
  padding: 0.375rem 0.875rem;
  border-radius: 999px;
  background: var(--soft);
  font-weight: 600;
}
.verdict.red { background: var(--red-fill); color: var(--red); }
.panel {
  margin-top: 1rem;
  padding: 0 1.25rem;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--surface);
}
.panel.padded { padding: 1.25rem; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem; margin-top: 1rem; }
.panels .panel { margin: 0; }
.measure {
  display: grid;
  grid-template-columns: minmax(0, 1fr) 18rem;
  gap: 0.25rem 2rem;
  align-items: center;
  padding: 0.875rem 0;
  border-bottom: 1px solid var(--line);
}
.measure:last-child { border-bottom: 0; }
.measure strong { font-weight: 600; }
.measure .definition { font-size: 0.8125rem; line-height: 1.4; color: var(--muted); }
.figure { display: flex; align-items: baseline; gap: 0.5rem; justify-content: space-between; }
.figure b { font-size: 1.25rem; font-weight: 600; }
.figure span { font-size: 0.8125rem; color: var(--muted); white-space: nowrap; }
.figure b + .state { margin-inline-start: auto; }
.measure.red { margin: 0 -1.25rem; padding-inline: 1.25rem; background: var(--red-fill); }
.measure.red b, .measure.red .state { color: var(--red); font-weight: 600; }
svg { display: block; width: 100%; overflow: visible; }
.track { fill: var(--fill); }
.bar { fill: var(--accent); }
.red .bar { fill: var(--red); }
.halo { stroke: var(--surface); stroke-width: 5; }
.mark { stroke: var(--text); stroke-width: 2; }
.before { stroke: light-dark(#8b8f87, #8b8f87); stroke-width: 2; stroke-dasharray: 2 2; }
.parity { stroke: var(--text); stroke-width: 1.5; }
.whisker { stroke: var(--text); stroke-width: 1.5; }
.bars { display: grid; gap: 0.5rem; }
.row { display: grid; grid-template-columns: minmax(0, 9.5rem) minmax(0, 1fr) 3.25rem; gap: 0.75rem; align-items: center; font-size: 0.8125rem; }
.row > :first-child { overflow-wrap: anywhere; }
.row > :last-child { text-align: end; }
.row small { color: var(--muted); font-size: 0.75rem; }
.note { margin-top: 0.75rem; font-size: 0.8125rem; color: var(--muted); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; }
th, td { padding: 0.625rem 0.5rem; text-align: end; white-space: nowrap; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: start; padding-inline-start: 0; position: sticky; left: 0; background: var(--surface); }
th { font-weight: 500; color: var(--muted); }
tr:last-child td { border-bottom: 0; }
tr:first-child td, tr:last-child td { font-weight: 600; }
@media (max-width: 44rem) {
  main { padding-top: 1.5rem; }
  h1 { font-size: 1.5rem; }
  .measure { grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
  .panel { padding-inline: 1rem; }
  .measure.red { margin-inline: -1rem; padding-inline: 1rem; }
  .row { grid-template-columns: minmax(0, 7.5rem) minmax(0, 1fr) 3rem; }
}
@media (forced-colors: active) {
  .bar { fill: CanvasText; }
  .track { fill: Canvas; stroke: CanvasText; }
}
`;

import { stylesheet } from '../../../platform/http/html.ts';

// Every pair of text and ground has a contrast of at least 4.5 to 1 (WCAG AA), in light and in dark.
const COLOURS = `
:root { color-scheme: light dark; --back: #f3f4f7; --card: #fff; --sunk: #f8f9fb; --text: #191c22; --soft: #575f6e;
  --line: #e0e3ea; --edge: #848c9b; --accent: #3346b8; --on-accent: #fff; --accent-soft: #eceffc; --wrong: #a8211b;
  --wrong-back: #fdecea; --waiting: #7a4300; --waiting-back: #ffefd6; --edge-open: #e8a33d; --moving: #1d4f94; --moving-back: #e3eefd;
  --done: #1d5d3b; --done-back: #e1f3e8; --gone: #555b66; --gone-back: #e9ebef; --note: #5f4700; --note-back: #fff7d9;
  --note-line: #d9b64a; --shadow: 0 1px 2px rgb(20 25 40 / .06), 0 4px 16px rgb(20 25 40 / .05); }
@media (prefers-color-scheme: dark) { :root { --back: #12141a; --card: #1b1e26; --sunk: #16181f; --text: #e8eaf0;
  --soft: #a2aab9; --line: #2c313c; --edge: #6b7485; --accent: #9aaafc; --on-accent: #141a38; --accent-soft: #232a4a;
  --wrong: #ffaaa3; --wrong-back: #451d1b; --waiting: #ffcb85; --waiting-back: #452c0c; --edge-open: #c2873a; --moving: #a5cbff;
  --moving-back: #17335c; --done: #93dbb0; --done-back: #153b27; --gone: #b4bac6; --gone-back: #2d323c; --note: #f2d98a;
  --note-back: #322a11; --note-line: #8a7228; --shadow: none; } }
`;

const BASE = `
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.55 system-ui, "Segoe UI", sans-serif;
  font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%; }
h1 { margin: 0; font-size: 1.45rem; line-height: 1.25; letter-spacing: -.015em; overflow-wrap: anywhere; }
h2 { margin: 0; font-size: 1rem; line-height: 1.4; letter-spacing: -.005em; }
h3 { margin: 0; font-size: .9rem; }
p { margin: 0; overflow-wrap: anywhere; }
ul, ol, dl, dd, figure { margin: 0; padding: 0; list-style: none; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
small, .soft { color: var(--soft); font-size: .87rem; }
.number { font-family: ui-monospace, "SF Mono", Menlo, monospace; font-size: .87em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .3rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -4rem; z-index: 9; padding: .6rem 1rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .5rem; }
.skip:focus { top: .5rem; }
label { display: block; font-weight: 600; font-size: .87rem; }
label small { font-weight: 400; }
input:not([type=radio]), select, textarea { display: block; width: 100%; margin-top: .3rem; padding: .5rem .7rem;
  color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: .5rem; font: inherit;
  font-weight: 400; }
select { min-height: 2.5rem; }
textarea { min-height: 9rem; line-height: 1.55; resize: vertical; field-sizing: content; max-height: 32rem; }
input[type=file] { padding: .45rem; font-size: .87rem; }
button, .button { display: inline-block; padding: .5rem 1rem; color: var(--text); background: var(--card);
  border: 1px solid var(--edge); border-radius: .5rem; font: inherit; font-weight: 600; text-decoration: none;
  cursor: pointer; }
button:hover, .button:hover { background: var(--accent-soft); }
button.main { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
button.main:hover { filter: brightness(1.08); }
button.quiet { padding: .35rem .6rem; border-color: transparent; background: none; color: var(--soft); }
button.quiet:hover { color: var(--text); background: var(--accent-soft); }
`;

const PARTS = `
.bar { position: sticky; top: 0; z-index: 5; background: var(--card); border-bottom: 1px solid var(--line); }
.bar > div { display: flex; align-items: center; gap: 1.25rem; max-width: 76rem; min-height: 3.4rem; margin: 0 auto;
  padding: .35rem 1.25rem; }
.brand { display: flex; align-items: center; gap: .55rem; color: inherit; font-weight: 700; letter-spacing: -.01em;
  text-decoration: none; }
.brand svg { width: 1.6rem; height: 1.6rem; fill: var(--accent); }
.bar form { display: flex; align-items: center; gap: .5rem; margin-left: auto; }
.bar .who { max-width: 12rem; overflow: hidden; color: var(--soft); text-overflow: ellipsis; white-space: nowrap; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
.head { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1rem; margin-bottom: 1.1rem; }
.head .push { margin-left: auto; display: flex; gap: .5rem; }
.trail { margin-bottom: .5rem; font-size: .87rem; }
.card { margin-bottom: 1rem; padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .8rem; box-shadow: var(--shadow); }
.card > h2, .card > .head { margin-bottom: .75rem; }
.chip { display: inline-block; padding: 0 .6rem; border-radius: 1rem; font-size: .8rem; font-weight: 600;
  line-height: 1.5rem; white-space: nowrap; color: var(--gone); background: var(--gone-back); }
.chip.waiting { color: var(--waiting); background: var(--waiting-back); }
.chip.moving { color: var(--moving); background: var(--moving-back); }
.chip.done { color: var(--done); background: var(--done-back); }
.chip.plain { color: var(--soft); background: none; box-shadow: inset 0 0 0 1px var(--line); }
.said, .refused { margin-bottom: 1rem; padding: .7rem 1rem; border-radius: .6rem; color: var(--done);
  background: var(--done-back); font-weight: 600; }
.refused { color: var(--wrong); background: var(--wrong-back); }
.empty { padding: 4rem 1.25rem; text-align: center; }
.empty svg { width: 3.2rem; height: 3.2rem; margin-bottom: .75rem; fill: none; stroke: var(--soft); stroke-width: 1.5;
  opacity: .7; }
.facts { display: grid; grid-template-columns: minmax(5.5rem, auto) 1fr; gap: .35rem .9rem; font-size: .92rem; }
.facts dt { color: var(--soft); }
.facts dd { overflow-wrap: anywhere; }
.facts .sum { font-weight: 700; }
`;

const LIST = `
.tabs { display: flex; gap: .25rem; margin-bottom: 1rem; overflow-x: auto; border-bottom: 1px solid var(--line); }
.tabs a { display: flex; gap: .45rem; align-items: center; padding: .55rem .8rem; color: var(--soft); font-weight: 600;
  text-decoration: none; white-space: nowrap; border-bottom: 2px solid transparent; margin-bottom: -1px; }
.tabs a:hover { color: var(--text); }
.tabs a:focus-visible { outline-offset: -3px; }
.tabs a[aria-current] { color: var(--accent); border-color: var(--accent); }
.tabs span { padding: 0 .5rem; border-radius: 1rem; background: var(--gone-back); color: var(--gone); font-size: .8rem;
  line-height: 1.35rem; }
.filters { display: grid; grid-template-columns: 2fr 1.3fr 1.1fr 1.3fr auto; gap: .75rem; align-items: end;
  margin-bottom: 1rem; }
.filters button { min-height: 2.5rem; }
.card.tickets { padding: 0; overflow: hidden; }
.tickets li + li { border-top: 1px solid var(--line); }
.tickets a { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; padding: .8rem 1.25rem; color: inherit;
  text-decoration: none; border-left: 3px solid transparent; }
.tickets .open a { border-left-color: var(--edge-open); }
.tickets a:hover { background: var(--accent-soft); }
.tickets a:focus-visible { outline-offset: -3px; }
.tickets .who { font-weight: 650; overflow-wrap: anywhere; }
.tickets .open .who { font-weight: 700; }
.tickets .about { font-weight: 400; color: var(--soft); }
.tickets .meta { display: flex; flex-wrap: wrap; gap: .1rem .9rem; }
.tickets .end { text-align: right; }
.late { color: var(--wrong); font-weight: 600; }
.foot { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; margin-top: 1rem; }
.foot nav { display: flex; gap: .5rem; align-items: center; }
.foot .push { margin-left: auto; }
@media (max-width: 60rem) { .filters { grid-template-columns: 1fr 1fr; } .filters label:first-of-type { grid-column: 1 / -1; } }
@media (max-width: 40rem) { .filters { gap: .6rem .75rem; } .tickets a { padding: .75rem .9rem; }
  .tabs a { padding: .55rem .6rem; } }
`;

const THREAD = `
.sides { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: 1.25rem; align-items: start; }
.message { margin-bottom: 1rem; padding: .9rem 1.1rem 1rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .8rem; box-shadow: var(--shadow); }
.message.staff { margin-left: 2.5rem; background: var(--accent-soft); border-color: transparent; }
.message.customer { margin-right: 2.5rem; }
.message.note { margin-left: 2.5rem; background: var(--note-back); border: 1px dashed var(--note-line);
  box-shadow: none; }
.message header { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .6rem; margin-bottom: .45rem; }
.message.note header strong, .message.note .soft { color: var(--note); }
.avatar { display: inline-grid; place-items: center; width: 1.9rem; height: 1.9rem; border-radius: 50%;
  background: var(--gone-back); color: var(--gone); font-size: .78rem; font-weight: 700; }
.staff .avatar { background: var(--accent); color: var(--on-accent); }
.note .avatar, .message.note .chip { background: var(--note); color: var(--note-back); }
.message header .soft { margin-left: auto; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.files { display: flex; flex-wrap: wrap; gap: .6rem; margin-top: .8rem; }
.files a { display: block; max-width: 15rem; padding: .35rem .6rem; background: var(--card); font-size: .87rem;
  border: 1px solid var(--line); border-radius: .5rem; overflow-wrap: anywhere; }
.files img { display: block; width: 100%; max-height: 11rem; margin: .1rem 0 .35rem; object-fit: cover;
  border-radius: .3rem; }
.event { margin: 0 0 1rem; color: var(--soft); font-size: .87rem; text-align: center; }
.kinds { display: flex; gap: .25rem; margin-bottom: .8rem; padding: .25rem; border: 0; border-radius: .6rem;
  background: var(--back); }
.kinds label { flex: 1; padding: .4rem .6rem; border-radius: .45rem; text-align: center; cursor: pointer;
  color: var(--soft); }
.kinds input { position: absolute; opacity: 0; }
.kinds label:has(:checked) { color: var(--text); background: var(--card); box-shadow: 0 1px 3px rgb(0 0 0 / .18); }
.kinds label:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 1px; }
.answer > label + label { margin-top: .8rem; }
.answer .send { display: flex; flex-wrap: wrap; gap: .6rem; margin-top: 1rem; }
.answer .for-note { display: none; }
.answer:has([value=note]:checked) { background: var(--note-back); border-color: var(--note-line); border-style: dashed; }
.answer:has([value=note]:checked) .for-reply { display: none; }
.answer:has([value=note]:checked) .for-note { display: revert; }
.answer:has([value=note]:checked) button.main { background: var(--note); border-color: var(--note);
  color: var(--note-back); }
.lines li { padding: .5rem 0; border-top: 1px solid var(--line); font-size: .92rem; }
.lines li:first-child { padding-top: 0; border-top: 0; }
.lines .head { gap: .15rem .6rem; margin: 0; }
.inline { display: flex; gap: .5rem; align-items: end; }
.inline label { flex: 1; }
.stars { color: var(--waiting); letter-spacing: .1em; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; color: var(--soft); font-size: .82rem; font-weight: 600; }
th, td { padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; padding-top: 0; }
th.end, td.end { padding-right: 0; text-align: right; white-space: nowrap; }
.scroll { overflow-x: auto; }
@media (max-width: 58rem) { .sides { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 40rem) { main { padding: 1rem .9rem 3rem; } .bar > div { padding: .35rem .9rem; }
  .message.staff, .message.note { margin-left: .75rem; } .message.customer { margin-right: .75rem; }
  .message header .soft { margin-left: 0; flex-basis: 100%; }
  .card { padding: 1rem; } .bar .who { display: none; }
  main > .head .push, .foot .push { margin-left: 0; } }
`;

const DOOR = `
.door { max-width: 25rem; margin: 6vh auto 0; }
.door .brand { justify-content: center; margin-bottom: 1.5rem; font-size: 1.1rem; }
.door h1 { margin-bottom: .3rem; font-size: 1.25rem; }
.door form { display: grid; gap: 1rem; margin-top: 1.25rem; }
.door .refused, .door .said { margin: 1rem 0 0; }
`;

/** How the desk looks: on a telephone and a desktop, in light and in dark. */
export const STYLE = stylesheet([COLOURS, BASE, PARTS, LIST, THREAD, DOOR].join(''));

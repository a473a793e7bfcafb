/** Of `/docs`: light and dark as the reader's system is, and readable on a telephone. */
export const STYLES = `
:root { color-scheme: light dark; --line: #d8dde5; --quiet: #5b6675; --paper: #fff; --side: #f5f7fa; --link: #0b5bbb;
  --get: #0a6e3f; --post: #0b5bbb; --bad: #b3261e; --mark: #8a4b00; font: 16px/1.55 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) {
  :root { --line: #333c49; --quiet: #9aa7b8; --paper: #12161c; --side: #181e26; --link: #7db7ff; --get: #6fd3a0;
    --post: #7db7ff; --bad: #ff8a80; --mark: #f0b76b; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 1fr); background: var(--paper); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem; background: var(--side);
  border-right: 1px solid var(--line); font-size: 0.9rem; }
nav .brand { font-size: 1.15rem; font-weight: 700; }
nav h2 { font-size: 0.8rem; letter-spacing: 0.04em; margin: 1.4rem 0 0.3rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { padding: 0.15rem 0; }
main { max-width: 60rem; padding: 2rem clamp(1rem, 4vw, 3.5rem) 6rem; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
h1 small, h3 small { font-weight: 400; font-size: 0.85rem; color: var(--quiet); }
main h2 { margin-top: 3rem; border-bottom: 2px solid var(--line); }
h4 { margin: 1.2rem 0 0.4rem; font-weight: 600; }
article { padding: 1rem 0 1.6rem; border-bottom: 1px solid var(--line); }
article:target h3 { text-decoration: underline; text-underline-offset: 0.3em; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
pre { background: var(--side); border: 1px solid var(--line); border-radius: 6px; padding: 0.8rem 1rem; overflow: auto;
  max-height: 26rem; line-height: 1.4; }
.route { font-size: 1.05rem; margin: 0.3rem 0; }
.route b { color: var(--get); }
.route b.post { color: var(--post); }
.roles, small, th { color: var(--quiet); }
.documents a { border: 1px solid var(--line); border-radius: 6px; padding: 0.3rem 0.7rem; margin-right: 0.5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
th { text-align: left; font-weight: 500; }
td, th { padding: 0.4rem 0.8rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:first-child { white-space: nowrap; }
td b { color: var(--bad); }
.good { color: var(--get); }
.bad { color: var(--bad); }
.personal { color: var(--mark); font-size: 0.85rem; }
summary { cursor: pointer; color: var(--quiet); }
@media (max-width: 50rem) {
  body { display: block; }
  nav { position: static; height: auto; }
  td:first-child { white-space: normal; }
}
`;

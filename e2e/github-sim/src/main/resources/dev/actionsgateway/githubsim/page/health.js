import { ago, h, read } from './dom.js';
import { table } from './fleet.js';

/** Invariants, broken ones first of all, and what was called. */
export function health(root) {
  const verdict = h('div', { role: 'status' });
  const violations = h('div', { class: 'box scroll', tabindex: '0', role: 'region', 'aria-label': 'Violations' });
  const routes = h('div', { class: 'box scroll', tabindex: '0', role: 'region', 'aria-label': 'Calls' });
  const calls = h('h2', {});
  root.replaceChildren(h('h1', {}, 'Health'), verdict, violations, calls, routes);

  return {
    title: 'Health',
    wants: () => true,
    async refresh() {
      const page = await read('health');
      verdict.replaceChildren(page.violated
        ? h('p', { class: 'alarm' }, h('strong', {}, `${page.violated} violations of invariants`), ` in ${page.checked} checks. A test that ran into one should fail.`)
        : h('p', { class: 'fine' }, h('strong', {}, 'All invariants hold'), `: ${page.checked} checks.`),
      page.unserved ? h('p', { class: 'alarm' }, h('strong', {}, `${page.unserved} calls of addresses that do not exist.`), ' Client and simulator do not agree.') : '');
      violations.hidden = !page.violations.length;
      violations.replaceChildren(table(['When', 'Rule', 'About', 'What was seen'], page.violations.map((each) => h('tr', { class: 'bad' }, h('td', {}, ago(each.at)), h('td', { class: 'mono' }, each.rule), h('td', { class: 'mono' }, each.subject), h('td', {}, each.reason))), ''));
      calls.textContent = `Calls (${page.calls})`;
      routes.replaceChildren(table(['Method', 'Route', 'Calls', 'Refused'], page.routes.map((each) => h('tr', {}, h('td', { class: 'mono' }, each.method), h('td', { class: 'mono' }, each.route), h('td', { class: 'num' }, String(each.count)), h('td', { class: 'num' }, each.failed ? String(each.failed) : '–'))), 'Nothing was called yet.'));
    },
  };
}

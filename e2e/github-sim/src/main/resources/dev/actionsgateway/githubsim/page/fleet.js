import { ago, filterBar, h, nothing, read } from './dom.js';

const SHOWN = 300;

/** Runner records and their sessions. */
export function fleet(root) {
  let page = { runners: [], sessions: [] };
  const filter = filterBar(['online', 'offline', 'busy', 'idle'], () => draw(), 'Search runners: name, label, group');
  const runners = h('div', { class: 'box scroll', tabindex: '0', role: 'region', 'aria-label': 'Runners' });
  const sessions = h('div', { class: 'box scroll', tabindex: '0', role: 'region', 'aria-label': 'Sessions' });
  const runnersTitle = h('h2', {});
  const sessionsTitle = h('h2', {});
  root.replaceChildren(h('h1', {}, 'Runners and sessions'), filter.element, runnersTitle, runners, sessionsTitle, sessions);

  function draw() {
    const fits = page.runners.filter((runner) => state(runner, filter.state) && text(filter.words, runner.name, runner.group, ...runner.labels, runner.note));
    const names = new Set(fits.map((runner) => runner.name));
    const open = page.sessions.filter((session) => names.has(session.runner) || (!filter.state && text(filter.words, session.runner, session.owner)));
    const busy = page.runners.filter((runner) => runner.busy).length;
    filter.say(`${fits.length} of ${page.runners.length} runners, ${busy} busy`);
    runnersTitle.textContent = `Runners (${fits.length})`;
    sessionsTitle.textContent = `Sessions (${open.length})`;
    runners.replaceChildren(table(['Runner', 'Status', 'Job', 'Group', 'Labels', ''], fits.map(runnerRow), 'No runner fits.'));
    sessions.replaceChildren(table(['Session of', 'Poll', 'Last poll', 'Polls', 'Opened', 'Owner', 'Version'], open.map(sessionRow), 'No session is open.'));
  }

  return {
    title: 'Runners',
    wants: (names) => names.includes('fleet'),
    async refresh() {
      page = await read('fleet');
      draw();
    },
  };
}

function state(runner, wanted) {
  return !wanted || runner.status === wanted || (wanted === 'busy' && runner.busy) || (wanted === 'idle' && runner.status === 'online' && !runner.busy);
}

function text(words, ...parts) {
  const all = parts.join(' ').toLowerCase();
  return words.every((word) => all.includes(word));
}

function runnerRow(runner) {
  const status = runner.busy ? h('span', { class: 'pill run' }, 'busy') : h('span', { class: runner.status === 'online' ? 'pill ok' : 'pill' }, runner.status === 'online' ? 'idle' : runner.status);
  return h('tr', {}, h('td', { class: 'mono' }, runner.name), h('td', {}, status), h('td', {}, runner.job ? h('a', { href: `#/jobs/${runner.job}` }, String(runner.job)) : '–'), h('td', {}, runner.group), h('td', {}, runner.labels.map((label) => h('span', { class: 'label' }, label))), h('td', { class: 'small faint' }, runner.note));
}

function sessionRow(session) {
  return h('tr', {}, h('td', { class: 'mono' }, session.runner), h('td', {}, h('span', { class: session.polling ? 'pill ok' : 'pill' }, session.polling ? `waiting, ${session.says}` : session.says)), h('td', {}, ago(session.lastPoll)), h('td', { class: 'num' }, String(session.polls)), h('td', {}, ago(session.opened)), h('td', { class: 'small' }, session.owner), h('td', { class: 'small faint' }, session.version));
}

export function table(titles, rows, none) {
  if (!rows.length) return nothing(none);
  const shown = rows.slice(0, SHOWN);
  return h('div', {}, h('table', {}, h('thead', {}, h('tr', {}, titles.map((title) => h('th', { scope: 'col', class: ['Polls', 'Calls', 'Refused'].includes(title) ? 'num' : null }, title)))), h('tbody', {}, shown)),
    rows.length > SHOWN ? h('p', { class: 'empty' }, `The first ${SHOWN} of ${rows.length}: search to see others.`) : '');
}

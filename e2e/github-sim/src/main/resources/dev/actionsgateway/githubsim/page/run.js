import { ago, filterBar, h, icon, mark, markName, nothing, read, took, windowed } from './dom.js';

const CELLS = 720;
const TINY = 200;

/** A run: its jobs as a graph of groups, and all of them in a list. */
export function run(root, id) {
  let jobs = [];
  let group = '';
  const head = h('div', {});
  const graph = h('div', { class: 'graph', role: 'group', 'aria-label': 'Jobs in the order of their needs' });
  const filter = filterBar(['queued', 'in_progress', 'success', 'failure', 'cancelled', 'skipped'], () => list(), 'Search jobs: name, runner, label');
  const table = windowed(36, row, 'Jobs');
  const none = nothing('No job fits.');
  none.hidden = true;
  root.replaceChildren(head, h('h2', {}, 'Jobs'), graph, filter.element, h('div', { class: 'box jobs' }, table.element, none));

  function list() {
    const words = filter.words;
    const fits = jobs.filter((job) => (!group || job.group === group)
      && (!filter.state || mark(job) === filter.state)
      && (!words.length || matches(job, words)));
    filter.say(`${fits.length} of ${jobs.length} jobs${group ? ` · only ${group}` : ''}`);
    table.element.hidden = !fits.length;
    none.hidden = fits.length > 0;
    table.show(fits);
  }

  function draw() {
    const columns = depths(jobs);
    const focus = graph.contains(document.activeElement) ? document.activeElement.dataset.group : undefined;
    graph.replaceChildren(...columns.map((names) => h('ol', {}, names.map((each) => h('li', {}, card(each.name, each.jobs))))));
    if (focus) graph.querySelector(`[data-group="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
  }

  function card(name, members) {
    if (members.length === 1) {
      const job = members[0];
      return h('a', { class: 'card', href: `#/jobs/${job.id}`, 'data-group': name }, h('span', { class: 'head' }, icon(job), h('span', { class: 't' }, job.name), h('span', { class: 'small faint' }, took(job))));
    }
    const worst = ['failure', 'timed_out', 'in_progress', 'queued', 'cancelled', 'success', 'skipped'].find((state) => members.some((job) => mark(job) === state));
    const done = members.filter((job) => job.status === 'completed').length;
    const failed = members.filter((job) => ['failure', 'timed_out'].includes(mark(job))).length;
    return h('button', { class: 'card', type: 'button', 'data-group': name, 'aria-pressed': group === name ? 'true' : 'false', onclick: () => { group = group === name ? '' : name; draw(); list(); } },
      h('span', { class: 'head' }, icon({ status: worst, conclusion: worst }), h('span', { class: 't' }, name), h('span', { class: 'pill' }, `${members.length} jobs`)),
      h('div', { class: 'sub' }, `${done} done${failed ? `, ${failed} failed` : ''} · matrix`),
      h('div', { class: members.length > TINY ? 'cells tiny' : 'cells', 'aria-hidden': 'true' }, members.slice(0, CELLS).map((job) => h('i', { class: mark(job), title: `${job.name}: ${markName(job)}` })), members.length > CELLS ? h('span', { class: 'small faint' }, `+${members.length - CELLS}`) : null));
  }

  return {
    title: 'Run',
    wants: (names) => names.includes(`run:${id}`) || names.some((name) => name.startsWith('job:') && jobs.some((job) => `job:${job.id}` === name)),
    async refresh() {
      const page = await read(`runs/${id}`);
      if (!page) return root.replaceChildren(nothing(`There is no run ${id}.`));
      jobs = page.jobs;
      head.replaceChildren(...title(page.run, jobs));
      draw();
      list();
    },
  };
}

function title(it, jobs) {
  const c = it.counts;
  return [
    h('div', { class: 'crumbs small' }, h('a', { href: '#/runs' }, 'Runs'), ` / ${it.workflow}`),
    h('div', { class: 'title' }, icon(it), h('h1', {}, it.name, h('span', { class: 'faint' }, ` #${it.number}`))),
    h('dl', { class: 'facts' },
      fact('Status', markName(it)), fact('Took', took(it)), fact('Event', it.event), fact('Branch', h('span', { class: 'mono' }, it.branch)),
      fact('Repository', it.repository), fact('Attempt', it.attempt), fact('Begun', ago(it.created)), fact('Jobs', `${c.succeeded} ok · ${c.failed} failed · ${c.running} running · ${c.queued} queued${c.other ? ` · ${c.other} other` : ''} of ${jobs.length}`)),
  ];
}

export function fact(name, value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, String(value) === '[object Object]' || value instanceof Node ? value : String(value)));
}

function row(job) {
  return h('div', { class: 'row', 'data-key': job.id },
    icon(job),
    h('a', { class: 't', href: `#/jobs/${job.id}` }, job.name),
    h('span', { class: 't small faint mono', title: job.runner }, job.runner || '–'),
    h('span', { class: 't small faint', title: job.note || job.labels.join(', ') }, job.note || job.labels.map((label) => h('span', { class: 'label' }, label))),
    h('span', { class: 'small faint' }, took(job)));
}

function matches(job, words) {
  const text = `${job.name} ${job.runner} ${job.labels.join(' ')} ${job.note}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Groups in columns: each stands one to the right of the last that it needs. */
function depths(jobs) {
  const groups = new Map();
  for (const job of jobs) {
    if (!groups.has(job.group)) groups.set(job.group, { name: job.group, needs: job.needs, jobs: [] });
    groups.get(job.group).jobs.push(job);
  }
  const known = new Map();
  const depth = (name, path) => {
    if (known.has(name)) return known.get(name);
    const needs = (groups.get(name)?.needs ?? []).filter((need) => groups.has(need) && !path.includes(need));
    const found = needs.length ? 1 + Math.max(...needs.map((need) => depth(need, [...path, name]))) : 0;
    known.set(name, found);
    return found;
  };
  const columns = [];
  for (const group of groups.values()) (columns[depth(group.name, [])] ??= []).push(group);
  return columns.filter(Boolean);
}

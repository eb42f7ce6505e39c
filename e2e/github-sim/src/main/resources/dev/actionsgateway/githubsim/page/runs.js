import { ago, filterBar, h, icon, meter, nothing, read, took } from './dom.js';

const PAGE = 50;

/** The list of runs, the newest first, in pages. */
export function runs(root) {
  let offset = 0;
  const filter = filterBar(['queued', 'in_progress', 'success', 'failure', 'cancelled'], () => { offset = 0; view.refresh(); }, 'Search runs: name, branch, event, #number');
  const list = h('div', { class: 'box runs' });
  const back = h('button', { type: 'button', onclick: () => { offset = Math.max(0, offset - PAGE); view.refresh(); } }, 'Newer');
  const on = h('button', { type: 'button', onclick: () => { offset += PAGE; view.refresh(); } }, 'Older');
  const pages = h('div', { class: 'bar' }, back, on);
  root.replaceChildren(h('h1', {}, 'Workflow runs'), filter.element, list, pages);

  const view = {
    title: 'Runs',
    wants: (names) => names.some((name) => name.startsWith('run:')),
    async refresh() {
      const query = new URLSearchParams({ q: filter.text, status: filter.state, offset, limit: PAGE });
      const page = await read(`runs?${query}`);
      const last = offset + page.runs.length;
      filter.say(page.total ? `${offset + 1}–${last} of ${page.total}` : 'none');
      back.disabled = offset === 0;
      on.disabled = last >= page.total;
      pages.hidden = page.total <= PAGE && offset === 0;
      list.replaceChildren(...(page.runs.length ? page.runs.map(row) : [nothing('No run fits. Dispatch a workflow, or clear the search.')]));
    },
  };
  return view;
}

function row(run) {
  const c = run.counts;
  const total = c.queued + c.running + c.succeeded + c.failed + c.other;
  const done = c.succeeded + c.failed + c.other;
  return h('div', { class: 'row' },
    icon(run),
    h('div', { class: 't' },
      h('a', { class: 'name', href: `#/runs/${run.id}` }, run.name),
      h('div', { class: 'small faint t' }, `${run.workflow} #${run.number} · ${run.repository} · ${run.event}`, run.attempt > 1 ? ` · attempt ${run.attempt}` : '')),
    h('div', { class: 't' }, h('span', { class: 'label mono' }, run.branch)),
    h('div', {}, meter(c), h('div', { class: 'small faint' }, `${done} of ${total} jobs`)),
    h('div', { class: 'small faint' }, ago(run.created), h('br'), took(run)));
}

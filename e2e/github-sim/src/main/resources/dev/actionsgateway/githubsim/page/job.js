import { ago, h, icon, markName, nothing, read, took } from './dom.js';
import { fact } from './run.js';

const CHUNK = 1000;
const KEPT = 5000;

/** A job: its steps, each with its log, which grows while the step runs; all of them are open if that is wanted. */
export function job(root, id, all) {
  const head = h('div', {});
  const steps = h('div', { class: 'box' });
  const times = h('button', { type: 'button', 'aria-pressed': 'false', onclick: () => times.setAttribute('aria-pressed', String(steps.classList.toggle('times'))) }, 'Show times');
  const every = h('button', { type: 'button', onclick: () => { const show = open.size < rows.size; for (const made of rows.values()) made.show(show); } }, 'Open or close all');
  const open = new Map();
  const closed = new Set();
  const rows = new Map();
  root.replaceChildren(head, h('div', { class: 'bar' }, h('strong', {}, 'Steps'), h('span', { class: 'spring' }), every, times), steps);

  return {
    title: 'Job',
    wants: (names) => names.includes(`job:${id}`),
    async refresh() {
      const page = await read(`jobs/${id}`);
      if (!page) return root.replaceChildren(nothing(`There is no job ${id}.`));
      head.replaceChildren(...title(page));
      if (!page.steps.length) {
        steps.replaceChildren(nothing(page.job.status === 'queued' ? 'The job waits for a runner.' : 'The worker has reported no step.'));
        return;
      }
      if (!rows.size) steps.replaceChildren();
      for (const step of page.steps) {
        const wanted = all || step.status === 'in_progress' || step.conclusion === 'failure';
        if (!rows.has(step.number)) {
          const made = stepRow(step);
          const after = [...rows.keys()].filter((number) => number < step.number).sort((a, b) => b - a)[0];
          if (after === undefined) steps.prepend(made.element); else rows.get(after).element.after(made.element);
          rows.set(step.number, made);
        }
        const shown = rows.get(step.number);
        shown.set(step);
        if (wanted && step.lines && !closed.has(step.number) && !open.has(step.number)) shown.toggle(true);
      }
      await Promise.all([...open.values()].map((log) => log.more()));
    },
  };

  function stepRow(first) {
    let step = first;
    const sign = h('span', {});
    const name = h('span', { class: 't' });
    const time = h('span', { class: 'small faint' });
    const body = h('div', { hidden: true, id: `log-${first.number}` });
    const button = h('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': `log-${first.number}`, onclick: () => { made.toggle(body.hidden); } }, h('span', { class: 'arrow', 'aria-hidden': 'true' }, '▶'), sign, name, time);
    const made = {
      element: h('section', { class: 'step' }, button, body),
      set(next) {
        step = next;
        sign.replaceChildren(icon(step));
        name.textContent = step.name;
        time.replaceChildren(took(step));
      },
      show(wanted) {
        if (body.hidden === wanted) made.toggle(wanted);
      },
      toggle(show) {
        body.hidden = !show;
        button.setAttribute('aria-expanded', String(show));
        if (!show) {
          open.delete(step.number);
          closed.add(step.number);
          body.replaceChildren();
          return;
        }
        closed.delete(step.number);
        const log = stepLog(id, step.number, () => step);
        open.set(step.number, log);
        body.replaceChildren(log.element);
        log.more();
      },
    };
    return made;
  }
}

function title({ run, job: it }) {
  return [
    h('div', { class: 'crumbs small' }, h('a', { href: '#/runs' }, 'Runs'), ' / ', h('a', { href: `#/runs/${run.id}` }, `${run.name} #${run.number}`)),
    h('div', { class: 'title' }, icon(it), h('h1', {}, it.name)),
    h('dl', { class: 'facts' },
      fact('Status', markName(it)), fact('Took', took(it)), fact('Queued', ago(it.created)),
      fact('Runner', h('span', { class: 'mono' }, it.runner || 'none yet')), fact('Labels', h('span', {}, it.labels.map((label) => h('span', { class: 'label' }, label))))),
    it.note ? h('p', { class: it.conclusion === 'failure' ? 'alarm' : 'faint' }, it.note) : '',
    ...it.annotations.map((each) => h('p', { class: each.level.toLowerCase() === 'failure' ? 'alarm' : 'faint' }, each.title ? `${each.title}: ${each.message}` : each.message)),
  ];
}

/** The log of a step. Asks only for lines that it has not; follows the end while it is in sight. */
function stepLog(id, number, step) {
  const lines = h('div', {});
  const on = h('button', { type: 'button', hidden: true, onclick: () => more(true) });
  const element = h('div', { class: 'log', role: 'log', 'aria-label': 'Log', 'aria-live': 'off', tabindex: '0' }, lines, on);
  let next = 1;
  let inGroup = false;
  let wasLive = false;
  let busy = false;

  async function more(asked) {
    if (busy || (!asked && !on.hidden && !wasLive)) return;
    busy = true;
    try {
      const log = await read(`jobs/${id}/steps/${number}/log?first=${next}&limit=${CHUNK}`);
      if (!log) {
        if (next === 1) lines.replaceChildren(h('div', { class: 'l' }, h('span', { class: 'n' }), h('span', { class: 'x faint' }, step().status === 'completed' ? 'This step left no log.' : 'Nothing printed yet.')));
        return;
      }
      const bottom = element.scrollHeight - element.scrollTop - element.clientHeight < 40;
      if (wasLive && !log.live) { // The whole log has come: it replaces the lines that were seen live.
        wasLive = false;
        next = 1;
        inGroup = false;
        lines.replaceChildren();
        busy = false;
        return more(true);
      }
      if (next === 1) lines.replaceChildren();
      log.lines.forEach((text, i) => lines.append(line(log.first + i, text)));
      next = log.first + log.lines.length;
      while (lines.childElementCount > KEPT) lines.firstElementChild.remove();
      wasLive = log.live;
      on.hidden = next >= log.end;
      on.textContent = `Show ${Math.min(CHUNK, log.end - next)} more of ${log.end - 1} lines`;
      if (log.live && bottom) element.scrollTop = element.scrollHeight;
    } finally {
      busy = false;
    }
  }

  function line(place, raw) {
    const [, time, rest] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z )?(.*)$/s.exec(raw);
    const [, command, text] = /^(?:##\[(\w+)\])?(.*)$/s.exec(rest);
    if (command === 'endgroup') inGroup = false;
    const kind = command === 'group' || !inGroup ? command ?? '' : `${command ?? ''} in`;
    if (command === 'group') inGroup = true;
    return h('div', { class: `l ${kind}`, hidden: command === 'endgroup' }, h('span', { class: 'n' }, place), h('span', { class: 'x' }, time ? h('span', { class: 'time' }, time) : '', command === 'group' ? '▾ ' : '', colours(text)));
  }
  return { element, more };
}

/** Turns the escape codes of terminals into spans; unknown ones are left out. */
function colours(text) {
  if (!text.includes('\u001b')) return [text];
  const parts = [];
  let classes = [];
  for (const [, codes, words] of `\u001b[m${text}`.matchAll(/\u001b\[([\d;]*)[A-Za-z]([^\u001b]*)/g)) {
    for (const code of (codes || '0').split(';')) classes = code === '0' || code === '' ? [] : [...classes, `a${Number(code)}`];
    if (words) parts.push(classes.length ? h('span', { class: classes.join(' ') }, words) : words);
  }
  return parts;
}

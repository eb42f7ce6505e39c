// Small parts that every view uses: elements, icons, times, and a list that draws only what is seen.

/** Makes an element; text becomes text nodes, so nothing that is shown can become markup. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat()) {
    if (child !== undefined && child !== null && child !== false) element.append(child);
  }
  return element;
}

const SHAPES = {
  success: '<circle cx="8" cy="8" r="8" fill="currentColor"/><path d="M4.5 8.2l2.4 2.4 4.6-4.8" fill="none" stroke="var(--bg)" stroke-width="1.7"/>',
  failure: '<circle cx="8" cy="8" r="8" fill="currentColor"/><path d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4" stroke="var(--bg)" stroke-width="1.7"/>',
  cancelled: '<path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 4v5M8 11v1.4" stroke="currentColor" stroke-width="1.6"/>',
  skipped: '<circle cx="8" cy="8" r="7.2" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M4 12L12 4" stroke="currentColor" stroke-width="1.5"/>',
  in_progress: '<circle cx="8" cy="8" r="2.6" fill="currentColor"/><path class="spin" d="M8 1a7 7 0 0 1 7 7" fill="none" stroke="currentColor" stroke-width="1.8"/><circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-opacity=".25" stroke-width="1.8"/>',
  queued: '<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="3 2.2"/>',
};
SHAPES.timed_out = SHAPES.failure;

const NAMES = {
  success: 'succeeded', failure: 'failed', cancelled: 'cancelled', skipped: 'skipped',
  timed_out: 'timed out', in_progress: 'in progress', queued: 'queued',
};

/** One word for where something stands: its conclusion, or else its status. */
export function mark(thing) {
  const word = thing.conclusion ?? thing.status;
  return SHAPES[word] ? word : thing.status === 'completed' ? 'cancelled' : 'queued';
}

export function markName(thing) {
  return NAMES[mark(thing)];
}

/** The round sign of a state. The markup comes from the table above only. */
export function icon(thing) {
  const word = mark(thing);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `icon ${word}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', NAMES[word]);
  svg.innerHTML = SHAPES[word];
  return svg;
}

let skew = 0;

/** Keeps the simulator's clock, which may run ahead of this browser's. */
export function setClock(now) {
  skew = Date.parse(now) - Date.now();
}

export function clock() {
  return Date.now() + skew;
}

export function duration(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${seconds % 60}s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h ${minutes % 60}m` : `${Math.floor(hours / 24)}d ${hours % 24}h`;
}

/** How long something took, or takes: the second kind counts on by itself. */
export function took(thing) {
  if (!thing.started) return h('span', { class: 'faint' }, thing.status === 'queued' ? 'waiting' : '–');
  if (thing.completed) return h('span', {}, duration(Date.parse(thing.completed) - Date.parse(thing.started)));
  return h('span', { 'data-since': thing.started, title: `since ${thing.started}` }, duration(clock() - Date.parse(thing.started)));
}

export function ago(time) {
  return h('time', { datetime: time, title: time, 'data-ago': time }, agoText(time));
}

function agoText(time) {
  const passed = clock() - Date.parse(time);
  return passed < 5000 ? 'just now' : `${duration(passed)} ago`;
}

/** Counts all running times on. */
export function tick() {
  for (const element of document.querySelectorAll('[data-since]')) {
    element.textContent = duration(clock() - Date.parse(element.dataset.since));
  }
  for (const element of document.querySelectorAll('[data-ago]')) {
    element.textContent = agoText(element.dataset.ago);
  }
}

/** Reads JSON; undefined if there is no such thing any more. */
export async function read(path) {
  const answer = await fetch(`/ui/api/${path}`);
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  const body = await answer.json();
  if (body.now) setClock(body.now);
  return body;
}

export function meter(counts) {
  const total = counts.queued + counts.running + counts.succeeded + counts.failed + counts.other;
  const parts = [['m-ok', counts.succeeded], ['m-bad', counts.failed], ['m-off', counts.other], ['m-run', counts.running]];
  const bar = h('div', { class: 'meter', role: 'img', 'aria-label': `${counts.succeeded} succeeded, ${counts.failed} failed, ${counts.running} running, ${counts.queued} queued of ${total}` });
  for (const [name, count] of parts) {
    if (!count) continue;
    const part = h('i', { class: name });
    part.style.width = `${(100 * count) / Math.max(1, total)}%`;
    bar.append(part);
  }
  return bar;
}

/** A list of equal rows of which only those in sight exist; `show(rows)` replaces what it shows. */
export function windowed(height, draw, label) {
  const room = h('div', { class: 'room' });
  const outside = h('div', { class: 'window', role: 'list', 'aria-label': label, tabindex: '0' }, room);
  let rows = [];
  const paint = () => {
    const first = Math.max(0, Math.floor(outside.scrollTop / height) - 8);
    const last = Math.min(rows.length, first + Math.ceil((outside.clientHeight || 700) / height) + 16);
    const focused = room.contains(document.activeElement) ? document.activeElement.closest('.row')?.dataset.key : undefined;
    room.replaceChildren(...rows.slice(first, last).map((row, i) => {
      const element = draw(row);
      element.setAttribute('role', 'listitem');
      element.setAttribute('aria-setsize', rows.length);
      element.setAttribute('aria-posinset', first + i + 1);
      element.style.top = `${(first + i) * height}px`;
      if (first + i === 0) element.classList.add('first');
      return element;
    }));
    if (focused) room.querySelector(`[data-key="${focused}"] a`)?.focus({ preventScroll: true });
  };
  outside.addEventListener('scroll', () => requestAnimationFrame(paint), { passive: true });
  return {
    element: outside,
    show(next) {
      rows = next;
      room.style.height = `${rows.length * height}px`;
      paint();
    },
  };
}

/** A search box and a choice of states; calls back a moment after the last key. */
export function filterBar(states, changed, hint) {
  let timer;
  const search = h('input', { type: 'search', placeholder: hint, 'aria-label': hint, oninput: () => { clearTimeout(timer); timer = setTimeout(changed, 120); } });
  const choice = h('select', { 'aria-label': 'State', onchange: changed }, h('option', { value: '' }, 'Any state'), states.map((state) => h('option', { value: state }, NAMES[state] ?? state)));
  const count = h('span', { class: 'faint small', role: 'status' });
  return {
    element: h('div', { class: 'bar', role: 'search' }, search, choice, count),
    get words() { return search.value.toLowerCase().split(/\s+/).filter(Boolean); },
    get text() { return search.value; },
    get state() { return choice.value; },
    say(text) { if (count.textContent !== text) count.textContent = text; },
  };
}

export function nothing(text) {
  return h('p', { class: 'empty' }, text);
}

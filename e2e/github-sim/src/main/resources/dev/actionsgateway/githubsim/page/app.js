// Chooses the view by the address, and reads again what the simulator says has changed.
import { clock, read, tick } from './dom.js';
import { runs } from './runs.js';
import { run } from './run.js';
import { job } from './job.js';
import { fleet } from './fleet.js';
import { health } from './health.js';

const PACE = 400;
const main = document.getElementById('main');
const link = document.getElementById('link');
let view;
let waiting = false;
let again = false;

function route() {
  const [, page = 'runs', id, part] = location.hash.split('/');
  const root = document.createElement('div');
  main.replaceChildren(root);
  view = id && page === 'runs' ? run(root, id) : page === 'jobs' ? job(root, id, part === 'all') : page === 'fleet' ? fleet(root) : page === 'health' ? health(root) : runs(root);
  document.title = `${view.title} · simulated GitHub`;
  for (const each of document.querySelectorAll('nav a')) {
    const here = each.dataset.page === page || (page === 'jobs' && each.dataset.page === 'runs');
    if (here) each.setAttribute('aria-current', 'page'); else each.removeAttribute('aria-current');
  }
  scrollTo(0, 0);
  refresh();
}

/** Reads the view again, one call at a time and not more often than the pace. */
async function refresh() {
  if (waiting) {
    again = true;
    return;
  }
  waiting = true;
  const shown = view;
  try {
    await shown.refresh();
  } catch (error) {
    console.warn(error);
  }
  setTimeout(() => {
    waiting = false;
    if (again || shown !== view) {
      again = false;
      refresh();
    }
  }, shown === view ? PACE : 0);
}

async function badge() {
  const page = await read('health').catch(() => undefined);
  const pill = document.getElementById('violations');
  pill.hidden = !page?.violated;
  pill.textContent = page?.violated ? `${page.violated} broken` : '';
}

/** Follows what changes, unless the address says `?still`: then the page is read once. */
function follow() {
  if (new URLSearchParams(location.search).has('still')) {
    link.textContent = 'still';
    badge();
    return;
  }
  const events = new EventSource('/ui/api/events');
  events.onopen = () => { link.textContent = 'live'; link.className = 'link live'; };
  events.onerror = () => { link.textContent = 'connection lost, trying again'; link.className = 'link lost'; };
  events.onmessage = (event) => {
    const names = event.data.split(' ');
    if (names.includes('all') || names.includes('checks')) badge();
    if (names.includes('all') || view.wants(names)) refresh();
  };
}

follow();
setInterval(() => {
  tick();
  document.getElementById('clock').textContent = `${new Date(clock()).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}, 1000);
addEventListener('hashchange', route);
route();

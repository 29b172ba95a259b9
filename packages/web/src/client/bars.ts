import { dayWidth } from '../lib/bar-paths.ts';
import { locale } from './locale.ts';
import { keptMark } from './morph.ts';

const svg = 'http://www.w3.org/2000/svg';
const hideAfterMs = 250;
const longDate = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });

/** Lets readers go through the days of each bar by keyboard, as along a scale. */
export function enhanceBars(root: ParentNode): void {
  if (!('showPopover' in HTMLElement.prototype)) return;
  for (const bar of root.querySelectorAll('.bar')) {
    const count = dayCount(bar);
    const attributes = {
      tabindex: 0,
      role: 'slider',
      'aria-valuemin': 1,
      'aria-valuemax': count,
      'aria-valuenow': count,
    };
    for (const [name, value] of Object.entries(attributes)) bar.setAttribute(name, String(value));
    bar.setAttribute('aria-valuetext', describe(bar, count - 1).textContent);
  }
}

/** Shows what happened on a day of a bar: on hover, on tap, and for the keyboard's focus. */
export function followBars(): void {
  if (!('showPopover' in HTMLElement.prototype)) return;
  const box = document.createElement('div');
  box.id = 'day';
  box.className = 'day';
  box.popover = 'manual';
  box.setAttribute(keptMark, '');
  const cursor = document.createElementNS(svg, 'rect');
  cursor.setAttribute('class', 'cursor');
  cursor.setAttribute(keptMark, '');
  let timer = 0;

  function show(bar: Element, wanted: number): void {
    clearTimeout(timer);
    const count = dayCount(bar);
    const index = Math.max(0, Math.min(count - 1, wanted));
    const text = describe(bar, index);
    bar.setAttribute('aria-valuenow', String(index + 1));
    bar.setAttribute('aria-valuetext', text.textContent);
    for (const [name, value] of Object.entries({ x: index * dayWidth - 0.5, y: -16, width: dayWidth, height: 32 })) {
      cursor.setAttribute(name, String(value));
    }
    bar.append(cursor);
    box.replaceChildren(text);
    document.querySelector('main')?.append(box);
    box.showPopover();
    place(box, bar.getBoundingClientRect(), (index + 0.5) / count);
  }
  function hide(): void {
    clearTimeout(timer);
    cursor.remove();
    box.remove();
  }
  function hideSoon(): void {
    clearTimeout(timer);
    // the pointer may be on its way to the box, whose links want to be reached
    timer = window.setTimeout(() => {
      if (!box.matches(':hover')) hide();
    }, hideAfterMs);
  }
  const barOf = ({ target }: Event) => (target instanceof Element ? target.closest('.bar') : null);
  const byPointer = (event: MouseEvent): void => {
    const bar = barOf(event);
    if (bar !== null) show(bar, indexAt(bar, event.clientX));
    else if (!box.contains(event.target as Node)) hideSoon();
  };

  document.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse' && (box.isConnected || barOf(event) !== null)) byPointer(event);
  });
  document.addEventListener('click', byPointer);
  document.addEventListener('focusin', (event) => {
    const bar = barOf(event);
    if (bar?.matches(':focus-visible') === true) show(bar, valueOf(bar) - 1);
  });
  document.addEventListener('focusout', (event) => {
    if (barOf(event) !== null) hide();
  });
  document.addEventListener(
    'scroll',
    () => {
      // a new state of the page scrolls as well, so that readers stay where they are: what they read stays, too
      const isRead = box.matches(':hover') || document.activeElement?.classList.contains('bar') === true;
      if (box.isConnected && !isRead) hide();
    },
    { passive: true },
  );
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    const bar = barOf(event);
    if (bar === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const now = valueOf(bar) - 1;
    const to = targets[event.key]?.(now, dayCount(bar));
    if (to !== undefined) show(bar, to);
    else if (event.key === 'Enter' || event.key === ' ') openList(bar, now);
    else return;
    event.preventDefault();
  });
}

const targets: Readonly<Record<string, (now: number, count: number) => number>> = {
  ArrowLeft: (now) => now - 1,
  ArrowDown: (now) => now - 1,
  ArrowRight: (now) => now + 1,
  ArrowUp: (now) => now + 1,
  PageDown: (now) => now - 7,
  PageUp: (now) => now + 7,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function dayCount(bar: Element): number {
  return Math.round(((bar as SVGSVGElement).viewBox.baseVal.width + 1) / dayWidth);
}

function valueOf(bar: Element): number {
  return Number(bar.getAttribute('aria-valuenow'));
}

function indexAt(bar: Element, x: number): number {
  const { left, width } = bar.getBoundingClientRect();
  return Math.floor(((x - left) / width) * dayCount(bar));
}

/** The entry of a day in the list below the bar; a day on which nothing happened has none. */
function entryOf(bar: Element, index: number): { date: string; entry: Element | undefined } {
  const first = bar.closest<HTMLElement>('[data-first]')?.dataset['first'] ?? '';
  const day = new Date(`${first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + index);
  const date = day.toISOString().slice(0, 10);
  const entry = bar.parentElement?.querySelector(`time[datetime="${date}"]`)?.closest('li') ?? undefined;
  return { date, entry };
}

/** What the list below the bar says of a day, or that it was a quiet one. */
function describe(bar: Element, index: number): HTMLElement {
  const { date, entry } = entryOf(bar, index);
  const text = document.createElement('div');
  if (entry !== undefined) {
    for (const node of entry.childNodes) text.append(node.cloneNode(true));
    return text;
  }
  const { operational = '', quiet = '' } = bar.closest<HTMLElement>('[data-first]')?.dataset ?? {};
  const whole = new Intl.NumberFormat(locale, { style: 'percent' }).format(1);
  text.textContent = [longDate.format(new Date(date)), operational, whole, quiet].join(' · ');
  return text;
}

function openList(bar: Element, index: number): void {
  const { entry } = entryOf(bar, index);
  const details = entry?.closest('details');
  if (entry === undefined || !details) return;
  details.open = true;
  entry.querySelector('a')?.focus();
}

/** Below the day, or above it where there is no room, and never beyond the edge of the window. */
function place(box: HTMLElement, bar: DOMRect, part: number): void {
  const { innerWidth, innerHeight } = window;
  const left = Math.min(bar.left + bar.width * part - box.offsetWidth / 2, innerWidth - box.offsetWidth - 8);
  const below = bar.bottom + 4;
  const top = below + box.offsetHeight > innerHeight ? bar.top - box.offsetHeight - 4 : below;
  box.style.left = `${String(Math.max(8, left))}px`;
  box.style.top = `${String(top)}px`;
}

import { enhanceBars } from './bars.ts';
import { morph } from './morph.ts';
import { newsBetween } from './news.ts';
import { showTimes } from './times.ts';

const second = 1000;
/** How often a page asks that hears no news, and one that hears them: days end, and shares of uptime change, without any. */
const pollMs = { deaf: 30 * second, listening: 300 * second } as const;
/** A page that nobody looks at lets go of its connection. */
const hiddenMs = 300 * second;
const timeoutMs = 20 * second;
/** Until then whatever is announced has been read out. */
const announcedMs = 60 * second;

/** Keeps the page up to date: by the server's news, and by asking where there are none. Says so when it cannot. */
export function keepUpToDate(main: HTMLElement): void {
  let etag = '';
  let freshAt = Date.now();
  let source: EventSource | undefined;
  let isListening = false;
  let isAsking = false;
  let timer = 0;
  let hiddenTimer = 0;

  function askIn(ms: number): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), ms);
  }

  async function ask(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    try {
      const answer = await fetch(location.pathname, {
        headers: etag === '' ? {} : { 'if-none-match': etag },
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
      });
      // what is not there any longer is best said by the server
      if (answer.status === 404) location.reload();
      else if (answer.status === 304) confirm(answer);
      else if (answer.ok) take(answer, await answer.text());
      else tellStale();
    } catch {
      tellStale();
    } finally {
      isAsking = false;
    }
    askIn((isListening ? pollMs.listening : pollMs.deaf) * (0.8 + 0.4 * Math.random()));
  }

  /** While the server itself knows nothing new, its page says since when. */
  function isOld({ headers }: Response): boolean {
    return headers.get('warning')?.startsWith('111') === true;
  }
  function confirm(answer: Response): void {
    if (isOld(answer)) return;
    freshAt = Date.now();
    const stale = document.getElementById('stale');
    if (stale !== null) stale.hidden = true;
  }
  function take(answer: Response, text: string): void {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const next = page.querySelector('main');
    if (next === null) {
      tellStale();
      return;
    }
    // another release of the server has another script and another sheet
    if (scriptOf(page) !== scriptOf(document)) location.reload();
    etag = answer.headers.get('etag') ?? '';
    if (!isOld(answer)) freshAt = Date.now();
    swap(main, next);
    document.title = page.title;
  }
  function tellStale(): void {
    const stale = document.getElementById('stale');
    const time = stale?.querySelector('time');
    if (!stale?.hidden || !time) return;
    time.dateTime = new Date(freshAt).toISOString();
    stale.hidden = false;
    showTimes(stale, Date.now());
    announce([stale.textContent]);
  }

  function listen(): void {
    source?.close();
    source = new EventSource('/live');
    source.addEventListener('open', () => {
      // something may have happened while nobody listened
      if (!isListening) askIn(second * Math.random());
      isListening = true;
    });
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      askIn(Number(data) * Math.random());
    });
    source.addEventListener('error', () => {
      isListening = false;
      askIn(second);
      // refused, and not merely cut off: browsers do not come back by themselves
      if (source?.readyState === EventSource.CLOSED) window.setTimeout(listen, pollMs.listening);
    });
  }

  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiddenTimer);
    if (!document.hidden) {
      if (source?.readyState === EventSource.CLOSED) listen();
      askIn(0);
    } else hiddenTimer = window.setTimeout(() => source?.close(), hiddenMs);
  });
  window.addEventListener('pagehide', () => source?.close());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) listen();
  });
  listen();
  askIn(pollMs.deaf);
}

function scriptOf(page: Document): string | null | undefined {
  return page.querySelector('script[type=module]')?.getAttribute('src');
}

/** Brings what has changed into the page; what the reader looks at stays where it is. */
function swap(main: HTMLElement, next: HTMLElement): void {
  showTimes(next, Date.now());
  enhanceBars(next);
  const news = newsBetween(main, next);
  const anchor = window.scrollY < 1 ? null : document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 3);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  morph(main, next);
  if (anchor?.isConnected === true) window.scrollBy(0, anchor.getBoundingClientRect().top - before);
  announce(news);
}

/** Adds to what was announced shortly before, which may not have been read out yet. */
function announce(news: readonly string[]): void {
  if (news.length === 0) return;
  const line = document.createElement('p');
  line.textContent = news.join('. ');
  document.getElementById('news')?.append(line);
  window.setTimeout(() => {
    line.remove();
  }, announcedMs);
}

// What the public pages gain where scripts run. They are whole without it.
import { enhanceBars, followBars } from './bars.ts';
import { keepUpToDate } from './live.ts';
import { showTimes } from './times.ts';

const main = document.querySelector('main');
if (main !== null) {
  showTimes(document, Date.now());
  window.setInterval(() => {
    showTimes(document, Date.now());
  }, 15_000);
  enhanceBars(main);
  followBars();
  // a page from a file has no server behind it
  if ('live' in main.dataset && location.protocol.startsWith('http')) keepUpToDate(main);
}

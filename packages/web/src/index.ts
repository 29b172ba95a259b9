export { loadPages } from './front-door/load-pages.ts';

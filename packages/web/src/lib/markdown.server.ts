export { renderMarkdown } from '@scs/markdown';

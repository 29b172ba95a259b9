/** A small entry of its own: what `scs` needs of this room before it knows whether it needs the rest. */
export { escapeForTerminal } from './report/escape/terminal.ts';

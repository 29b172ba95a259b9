import { writable } from 'svelte/store';

/** How many forms are on their way. Of a browser alone, as what follows: nothing is sent on the server. */
export const sendingCount = writable(0);

/** Why the form that was sent last did not arrive. */
export const failure = writable<App.Error | undefined>();

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Stops a run at the first Ctrl-C, TERM or HUP, so that it can tidy up; the second one ends the process at once. */
export function stopOnSignal(): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130);
    process.stderr.write('\nscs: stopping; deleting what was created. Once more to leave at once.\n');
    controller.abort(new Error('stopped by a signal'));
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    dispose: () => {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}

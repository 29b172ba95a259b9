/** What a maintenance often takes, in minutes. */
export const durations = [30, 60, 120, 240] as const;

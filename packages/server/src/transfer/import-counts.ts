/** What an import has done: how many of each there were, and how many of them were new. */
export type ImportCounts = Record<string, { given: number; added: number }>;

import { ScopeError } from '../scope-error.ts';

/** A small scope file that uses everything the format has. */
export const smallScope = `uuid: 00000000-0000-4000-8000-000000000001
name: Small
url: https://scope.example/small.yaml
prerequisite:
  name: Smaller
  url: https://scope.example/smaller.yaml
variables:
  - mode: 017
  - cloud
  - region: here
scripts:
  - executable: ./check.py
    args: -c {cloud} {testcases}
    env:
      MODE: '{mode}'
    testcases:
      - id: b-check
        lifetime: month
        section: light
        description: The second one.
        url: https://scope.example/b
      - id: a-check
        section: heavy
      - id: c-check
  - testcases:
      - id: by-hand
modules:
  - id: first
    name: The first
    url: https://scope.example/first
    parameters: [until]
    targets:
      main: [b-check, a-check]
      preview: [by-hand]
  - id: second
    targets:
      main: [c-check, a-check]
  - id: empty
timeline:
  - date: 2024-01-01
    versions: {v1: effective}
  - date: 2025-01-01
    versions: {next: draft, v2: effective, v1: warn}
  - date: 2026-01-01
    versions: {next: draft, v2: effective, v1: deprecated}
versions:
  - version: next
    include:
      - second
      - ref: first
        parameters: {until: 2030-12-31, often: on}
      - empty
  - version: v2
    stabilized_at: 2024-12-01
    include: [first]
    targets: overwritten on load
  - version: v1
    stabilized_at: 2023-12-01
    include: [second, empty]
`;

/** The ScopeError that a call throws; anything else fails the test. */
export function scopeErrorOf(call: () => unknown): ScopeError {
  try {
    call();
  } catch (error) {
    if (error instanceof ScopeError) return error;
    throw error;
  }
  throw new Error('expected a ScopeError, but nothing was thrown');
}

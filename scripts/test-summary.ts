// Prints the one line that CI ends with, made from Vitest's own JSON report.
import { readFileSync } from 'node:fs';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

const report = JSON.parse(readFileSync('.cache/tests.json', 'utf8')) as VitestReport;
// a file that could not even be loaded has no tests to count, and is a failure all the same
const broken = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
);
const failed = report.numFailedTests + broken.length;
console.log(
  `tests: ${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests + report.numTodoTests} skipped`,
);

import { expect, test } from 'vitest';
import { pageOfData } from './page-of-data.ts';

test.each([
  ['/console/__data.json?x-sveltekit-invalidated=11', '/console'],
  ['/console/incidents/__data.json?state=open&x-sveltekit-invalidated=01', '/console/incidents?state=open'],
  ['/console/incidents/__data.json?x-sveltekit-trailing-slash=1', '/console/incidents'],
  ['/console/a.html__data.json', '/console/a.html'],
  ['//evil.example/__data.json', '/'],
])('the data of %s belong to the page %s', (address, page) => {
  expect(pageOfData(address)).toBe(page);
});

test.each(['/console/incidents', '/console/incidents?next=/__data.json', '/console/__data.json/more'])(
  '%s is no address of data',
  (address) => {
    expect(pageOfData(address)).toBeUndefined();
  },
);

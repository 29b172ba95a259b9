import type { ComponentStatus } from '@scs/status';
import { html, type Html } from '../http/html.ts';

/** How something is coloured for readers of light and of dark pages: text and mark, each readable on the other. */
export type Theme = 'light' | 'dark';

export const colours: Readonly<Record<Theme, Readonly<Record<ComponentStatus | 'text' | 'page' | 'line', string>>>> = {
  light: {
    text: '#1d1f21',
    page: '#ffffff',
    line: '#767676',
    operational: '#17795f',
    under_maintenance: '#0f5fe1',
    degraded_performance: '#9a6700',
    partial_outage: '#c2410c',
    major_outage: '#8f1239',
  },
  dark: {
    text: '#ececee',
    page: '#1c1e21',
    line: '#8a8d93',
    operational: '#50c3a5',
    under_maintenance: '#7fadff',
    degraded_performance: '#f2c14e',
    partial_outage: '#ff9a62',
    major_outage: '#ff8fab',
  },
};

/** The same shapes as on the pages, 16 × 16: a state is told without its colour, too. */
export function shapeOf(status: ComponentStatus, mark: string): Html {
  const line = (d: string): Html => html`<path d="${d}" fill="none" stroke="${mark}" stroke-width="2"/>`;
  switch (status) {
    case 'operational':
      return html`<circle cx="8" cy="8" r="8"/>${line('m4.5 8.2 2.4 2.5 4.6-5.2')}`;
    case 'under_maintenance':
      return html`<rect width="16" height="16" rx="3"/>${line('M5 4v8m6-8v8')}`;
    case 'degraded_performance':
      return html`<path d="M8 0l8 15H0z"/>${line('M8 5v4.5m0 2v1.5')}`;
    case 'partial_outage':
      return html`<path d="M8 0l8 8-8 8-8-8z"/>${line('M4.5 8h7')}`;
    case 'major_outage':
      return html`<path d="M5 0h6l5 5v6l-5 5H5l-5-5V5z"/>${line('m5 5 6 6m0-6-6 6')}`;
  }
}

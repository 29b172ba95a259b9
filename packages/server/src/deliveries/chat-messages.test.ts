import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrixMessage, slackMessage, teamsMessage } from './chat-messages.ts';
import { noticeOf } from './notice.ts';
import { wordingOf } from './wording.ts';

const page = { name: 'Example Cloud', publicUrl: 'https://status.example.com', timeZone: 'Europe/Berlin' };

function partsOf(
  { title = 'Disks are slow', text = 'We look at it.', component = 'Storage', type = 'incident-update.posted' } = {},
  language: 'en' | 'de' = 'en',
) {
  const body = {
    type,
    timestamp: '2026-03-01T10:00:00Z',
    data: {
      incident: {
        id: 'i1',
        displayName: title,
        description: 'first words',
        phase: { name: 'Investigating' },
        affects: [{ severity: 80 }],
        maintenance: null,
      },
      update: { displayName: null, description: text },
      components: [{ id: 'c1', displayName: component }],
    },
  };
  const notice = noticeOf(JSON.stringify(body), page, 'en');
  return { notice, wording: wordingOf(notice, language), page };
}

test('Slack gets a text and one attachment, in which nothing is markup and nobody is called', () => {
  const message = slackMessage(partsOf({ title: '<!channel> & @all', text: '<https://evil.example|bank>' }));
  expect(message).toEqual({
    text: '*Example Cloud*',
    attachments: [
      {
        fallback: 'Update: &lt;!channel&gt; &amp; @\u200ball',
        color: '#c8350b',
        title: 'Update: &lt;!channel&gt; &amp; @\u200ball',
        title_link: 'https://status.example.com/incidents/i1',
        text: '&lt;https://evil.example|bank&gt;',
        fields: [
          { title: 'Affected', value: 'Storage', short: false },
          { title: 'Phase', value: 'Investigating', short: false },
        ],
        ts: 1_772_359_200,
      },
    ],
  });
});

test('Teams gets an Adaptive Card with a link to the page, in German', () => {
  expect(teamsMessage(partsOf({ text: '[bank](https://evil.example)' }, 'de'))).toMatchObject({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'TextBlock', text: 'Example Cloud' },
            { text: 'Neuigkeit: Disks are slow' },
            { text: '\\[bank\\](https://evil.example)' },
            { type: 'FactSet', facts: [{ title: 'Betroffen', value: 'Storage' }, { title: 'Phase' }] },
          ],
          actions: [
            {
              type: 'Action.OpenUrl',
              title: 'Auf der Statusseite ansehen',
              url: 'https://status.example.com/incidents/i1',
            },
          ],
        },
      },
    ],
  });
});

test('Matrix gets a notice as text and as HTML', () => {
  expect(matrixMessage(partsOf({ text: '<b>no</b>\nmarkup' }))).toEqual({
    msgtype: 'm.notice',
    body: 'Example Cloud – Update: Disks are slow\n<b>no</b>\nmarkup\nAffected: Storage\nPhase: Investigating\nhttps://status.example.com/incidents/i1',
    format: 'org.matrix.custom.html',
    formatted_body:
      'Example Cloud – <a href="https://status.example.com/incidents/i1"><strong>Update: Disks are slow</strong></a><br />&lt;b&gt;no&lt;/b&gt;<br />markup<br />Affected: Storage<br />Phase: Investigating',
    'm.mentions': {},
  });
});

test('whatever a name is, its headline is one line of bounded length without control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
      const { headline } = partsOf({ title: `${title}\r\nBcc: x\u2028y\u202e` }).wording;
      expect(headline).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(Array.from(headline).length).toBeLessThanOrEqual(230);
    }),
  );
});

test('a new maintenance is planned, and what has neither words nor phase says so briefly', () => {
  const body = {
    type: 'incident.created',
    timestamp: '2026-03-01T10:00:00Z',
    data: { incident: { id: 'm1', displayName: null, affects: [], maintenance: { state: 'scheduled' } } },
  };
  const notice = noticeOf(JSON.stringify(body), page, 'en');
  expect(notice).toMatchObject({ text: '', severity: null, url: 'https://status.example.com/maintenances/m1' });
  expect(wordingOf(notice, 'en')).toMatchObject({ headline: 'Maintenance planned: Without a title', facts: [] });
});

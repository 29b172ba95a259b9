/** So much of an update without a title is read out. Characters */
const longest = 120;

/** What a new page says that the old one did not, in words of the page itself: for those who do not see it change. */
export function newsBetween(old: ParentNode, next: ParentNode): string[] {
  const news: string[] = [];
  const headline = textOf(next, '.headline h1');
  if (headline !== textOf(old, '.headline h1')) news.push(headline);
  const known = new Map([...old.querySelectorAll('article')].map((article) => [article.id, article]));
  for (const article of next.querySelectorAll('article')) {
    const before = known.get(article.id);
    const title = textOf(article, 'h1, h3');
    const tag = textOf(article, '.tag');
    if (before === undefined || textOf(before, '.tag') !== tag) news.push(withTag(title, tag));
    const told = new Set(updatesOf(before));
    for (const update of updatesOf(article)) if (!told.has(update)) news.push(`${title}: ${update}`);
    known.delete(article.id);
  }
  for (const id of known.keys()) {
    const ended = next.querySelector(`.recent a[href$="/${id}"]`)?.closest('li');
    if (ended) news.push(withTag(textOf(ended, 'a'), textOf(ended, '.tag')));
  }
  return news;
}

function withTag(title: string, tag: string): string {
  return tag === '' ? title : `${title}: ${tag}`;
}

/** The updates of an event, each by its title or the begin of its text. */
function updatesOf(article: Element | undefined): string[] {
  return [...(article?.querySelectorAll('.timeline > li') ?? [])].map(
    (item) => textOf(item, '.title') || textOf(item, '.prose').slice(0, longest),
  );
}

function textOf(root: ParentNode, selector: string): string {
  return root.querySelector(selector)?.textContent.trim() ?? '';
}

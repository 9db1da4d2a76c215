import { expect, test } from 'vitest';
import { hostBesideOutlet } from '../../src/text/outlet-host.js';

test.each([
  ['BBC News', 'https://www.bbc.co.uk/news/articles/c0'],
  ['BBC', 'https://bbc.com/x'],
  ['The Hindu', 'https://www.thehindu.com/x'],
  ['Associated Press', 'https://apnews.com/x'],
  ['AP News', 'https://apnews.com/x'],
  ['Der Spiegel', 'https://www.spiegel.de/x'],
  ['SPIEGEL Online', 'https://www.spiegel.de/x'],
  ['Agence France-Presse', 'https://www.afp.com/x'],
  ['New York Times', 'https://www.nytimes.com/x'],
  ['The New York Times', 'https://www.nytimes.com/x'],
  ['Los Angeles Times', 'https://www.latimes.com/x'],
  ['The Guardian', 'https://www.theguardian.com/x'],
  ['Guardian', 'https://www.theguardian.com/x'],
  ['The Wall Street Journal', 'https://www.wsj.com/x'],
  ['Financial Times', 'https://www.ft.com/x'],
  ['Süddeutsche Zeitung', 'https://www.sueddeutsche.de/x'],
  ['Süddeutsche.de', 'https://www.sueddeutsche.de/x'],
  ['El País', 'https://elpais.com/x'],
  ['Frankfurter Allgemeine Zeitung', 'https://www.faz.net/x'],
  ['RTÉ', 'https://www.rte.ie/x'],
  ['n-tv', 'https://www.n-tv.de/x'],
  ['Le Monde.fr', 'https://www.lemonde.fr/x'],
  ['The News', 'https://www.thenews.com.pk/x'],
  ['Sky News', 'https://news.sky.com/x'],
  ['Village Blog', 'https://village-blog.example/x'],
  ['example.org', 'https://m.example.org/x'],
  ['news.example.org', 'https://news.example.org/x'],
  ['127.0.0.1', 'http://127.0.0.1:8080/x'],
])('%s belongs to %s', (outlet, url) => {
  expect(hostBesideOutlet(outlet, url)).toBeNull();
});

test.each([
  ['Reuters', 'https://village-blog.example/x', 'village-blog.example'],
  ['Reuters', 'https://reuters.evil.example/x', 'evil.example'],
  ['Reuters', 'https://reuters.com.evil.example/x', 'evil.example'],
  ['Reuters', 'https://www.reuters.com@evil.example/x', 'evil.example'],
  ['BBC News', 'https://bbc-news.example.com/x', 'example.com'],
  ['BBC News', 'https://bbc.co.uk.example.com/bbc.co.uk', 'example.com'],
  ['BBC News', 'https://co.uk.example/bbc', 'uk.example'],
  ['BBC News', 'https://bbcnewslive.example/x', 'bbcnewslive.example'],
  ['Reuters', 'https://r.example/x', 'r.example'],
  ['The Guardian', 'https://g.example/x', 'g.example'],
  ['The Guardian', 'https://tg.example/x', 'tg.example'],
  ['BBC News', 'https://bn.example/x', 'bn.example'],
  ['BBC News', 'https://bnews.example/x', 'bnews.example'],
  ['BBC News Online', 'https://bno.example/x', 'bno.example'],
  ['Washington Post', 'https://wpost.example/x', 'wpost.example'],
  ['Associated Press', 'https://apress.example/x', 'apress.example'],
  ['Reuters', 'https://news.example/x', 'news.example'],
  ['Reuters', 'https://reuters.github.io/x', 'reuters.github.io'],
  ['Village Reuters', 'https://village.example/x', 'village.example'],
  ['New York Times', 'https://new.example/x', 'new.example'],
  ['Apple News', 'https://аррlе.example/x', 'xn--l-7sbq6ba.example'],
  ['аррlе', 'https://apple.example/x', 'apple.example'],
  ['Reuters', 'http://127.0.0.1:8080/x', '127.0.0.1'],
  ['Reuters', 'http://[2001:db8::1]/reuters', '[2001:db8::1]'],
  ['The', 'https://evil.example/x', 'evil.example'],
  ['', 'https://evil.example/x', 'evil.example'],
  ['com', 'https://evil.com/x', 'evil.com'],
  ['evil', 'https://xn--evil-reuters.example/x', 'xn--evil-reuters.example'],
])('%s does not belong to %s, which shows as %s', (outlet, url, host) => {
  expect(hostBesideOutlet(outlet, url)).toBe(host);
});

test('no address, no host', () => {
  expect(hostBesideOutlet('Reuters', 'not a url')).toBeNull();
});

// What happens: the agenda line by line, games with their rules, and what is prepared for the guests.
import { guestLines } from '@guike/contracts/http';
import { Button, Input } from 'antd';
import { Choice } from '../ui/choice';
import type { SectionProps } from './section-props';
import { guestNames } from './event-words';
import { EditorLine, Wrong } from './parts';
import { type Terms, issueOf } from './terms';

const guestOptions = guestLines.map((line) => ({ value: line, label: guestNames[line] }));
type Guest = Terms['guests'][number];

export function AgendaFields({ terms: { agenda }, issues, onChange }: SectionProps) {
  const put = (next: Terms['agenda']) => onChange({ agenda: next });
  const last = agenda.at(-1)?.time ?? '14:30';
  return (
    <>
      <ol className="editor-lines" data-testid="agenda">
        {agenda.map((line, at) => (
          <EditorLine key={at} name={`第 ${at + 1} 行`} onRemove={() => put(agenda.toSpliced(at, 1))}>
            <Input
              aria-label={`第 ${at + 1} 行几点`}
              maxLength={5}
              style={{ width: 72 }}
              value={line.time}
              onChange={({ target }) => put(agenda.with(at, { ...line, time: target.value.replace('：', ':') }))}
            />
            <Input
              aria-label={`第 ${at + 1} 行做什么`}
              maxLength={200}
              value={line.words}
              onChange={({ target }) => put(agenda.with(at, { ...line, words: target.value }))}
            />
          </EditorLine>
        ))}
      </ol>
      <Button
        data-testid="add-agenda"
        disabled={agenda.length >= 20}
        onClick={() => put([...agenda, { time: last, words: '' }])}
      >
        加一行
      </Button>
      <Wrong>{issueOf(issues, 'agenda')}</Wrong>
    </>
  );
}

export function GuestFields({ terms: { guests }, issues, onChange }: SectionProps) {
  const put = (next: Terms['guests']) => onChange({ guests: next });
  return (
    <>
      <ol className="editor-lines">
        {guests.map((guest, at) => (
          <EditorLine key={at} name={`第 ${at + 1} 项`} onRemove={() => put(guests.toSpliced(at, 1))}>
            <Choice
              label={`第 ${at + 1} 项安排`}
              value={guest.line}
              options={guestOptions}
              onChange={(line) => put(guests.with(at, { ...guest, line: line as Guest['line'] }))}
            />
            <Input
              aria-label={`第 ${at + 1} 项说明`}
              maxLength={200}
              placeholder="14:00 静安寺地铁站 2 号口接"
              value={guest.words}
              onChange={({ target }) => put(guests.with(at, { ...guest, words: target.value }))}
            />
          </EditorLine>
        ))}
      </ol>
      <Button
        data-testid="add-guest"
        disabled={guests.length >= 10}
        onClick={() => put([...guests, { line: 'transfer', words: '' }])}
      >
        加一项安排
      </Button>
      <Wrong>{issueOf(issues, 'guests')}</Wrong>
    </>
  );
}

export function GameFields({ terms: { games }, issues, onChange }: SectionProps) {
  const put = (next: Terms['games']) => onChange({ games: next });
  return (
    <>
      <ol className="editor-lines">
        {games.map((game, at) => (
          <EditorLine key={at} name={`游戏 ${at + 1}`} onRemove={() => put(games.toSpliced(at, 1))}>
            <Input
              aria-label={`游戏 ${at + 1} 名称`}
              maxLength={200}
              style={{ width: 180 }}
              value={game.name}
              onChange={({ target }) => put(games.with(at, { ...game, name: target.value }))}
            />
            <Input
              aria-label={`游戏 ${at + 1} 规则`}
              maxLength={500}
              placeholder="规则写在前面，开始后不改"
              value={game.rules}
              onChange={({ target }) => put(games.with(at, { ...game, rules: target.value }))}
            />
          </EditorLine>
        ))}
      </ol>
      <Button
        data-testid="add-game"
        disabled={games.length >= 10}
        onClick={() => put([...games, { name: '', rules: '' }])}
      >
        加一个游戏
      </Button>
      <Wrong>{issueOf(issues, 'games')}</Wrong>
    </>
  );
}

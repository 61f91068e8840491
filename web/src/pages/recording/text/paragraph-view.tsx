import { ActionIcon, Box, Button, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type MouseEvent, memo, type RefObject, useEffect, useRef, useState } from 'react';
import { Icon } from '../../../parts/icon.js';
import { inClock } from '../../../parts/sizes.js';
import { readDraft } from '../../../session/drafts.js';
import { foundIn } from '../find/found-text.js';
import type { SpokenParagraph } from '../model/document.js';
import { usePlayer } from '../player/player.js';
import { clickedPlace } from './clicked-place.js';
import { MarkedText } from './marked-text.js';
import { marksIn, rawMarksIn } from './marks.js';
import { draftKey, ParagraphEditor } from './paragraph-editor.js';
import { useRecordingParts } from './recording-context.js';
import { SpeakerMenu } from './speaker-menu.js';

interface ParagraphProps {
  readonly paragraph: SpokenParagraph;
  /** The raw transcript beside it. */
  readonly compared: boolean;
}

/** A paragraph of the refined text: a click on a word plays it, the sentence that is played is lit, the pencil edits. */
export const ParagraphView = memo(function ParagraphView({ paragraph, compared }: ParagraphProps) {
  const { jobId, raw, notes, player, spoken, editable } = useRecordingParts();
  const [editing, setEditing] = useState(() => readDraft(draftKey(jobId, paragraph.index)) !== null);
  const closed = useRef(false);
  const close = () => {
    closed.current = true;
    setEditing(false);
  };
  const { startsAt } = paragraph;
  const play = (event: MouseEvent) => {
    const place = clickedPlace(event);
    const time = place === null ? null : spoken.timeAt(place);
    if (time !== null) player.playFrom(time);
  };
  return (
    <Box className="paragraph" data-compared={compared || undefined}>
      {startsAt === null ? (
        <span />
      ) : (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          ff="monospace"
          onClick={() => player.playFrom(startsAt)}
          aria-label={`Play from ${inClock(startsAt)}`}
        >
          {inClock(startsAt)}
        </Button>
      )}
      {compared ? (
        <Text component="div" className="said">
          <MarkedText text={raw} span={paragraph.raw} marks={rawMarksIn(notes, paragraph.raw)} struck />
        </Text>
      ) : null}
      {editing ? (
        <ParagraphEditor paragraph={paragraph} onClose={close} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the button with the time plays by keyboard what a click plays here
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <div className="written" onClick={play}>
          {paragraph.speaker === null ? null : <div className="speaker">{paragraph.speaker}</div>}
          <Sentences paragraph={paragraph} />
        </div>
      )}
      {editable && !editing ? <Actions paragraph={paragraph} closed={closed} onEdit={() => setEditing(true)} /> : null}
    </Box>
  );
});

interface ActionsProps {
  readonly paragraph: SpokenParagraph;
  /** Whether its editor was just closed: then the focus comes back to the pencil. */
  readonly closed: RefObject<boolean>;
  readonly onEdit: () => void;
}

/** What can be done with a paragraph: give it to another speaker, edit it. **E** edits the one that is played. */
function Actions({ paragraph, closed, onEdit }: ActionsProps) {
  const { player, spoken, speakers, assignable, assignSpeaker, saving } = useRecordingParts();
  const what = `paragraph ${paragraph.index + 1}`;
  useHotkeys([['E', () => spoken.paragraphAt(spoken.refinedAt(player.time)) === paragraph.index && onEdit()]]);
  const pencil = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (closed.current) pencil.current?.focus({ preventScroll: true });
    closed.current = false;
  }, [closed]);
  return (
    <div className="actions">
      {assignable ? (
        <SpeakerMenu
          what={what}
          speakers={speakers}
          saidBy={paragraph.saidBy}
          busy={saving}
          onGive={(speaker) => void assignSpeaker({ paragraphs: [paragraph.index] }, speaker)}
        />
      ) : null}
      <ActionIcon ref={pencil} variant="subtle" color="gray" onClick={onEdit} aria-label={`Edit ${what}`} title="Edit">
        <Icon name="edit" size={16} />
      </ActionIcon>
    </div>
  );
}

function Sentences({ paragraph }: { readonly paragraph: SpokenParagraph }) {
  const { text, notes, player, spoken, found, foundShown } = useRecordingParts();
  const marks = marksIn(notes, paragraph, text);
  const here = foundIn(found, paragraph);
  const lit = usePlayer(player, (each) => {
    if (!spoken.timed || (each.time === 0 && !each.playing)) return -1;
    const place = spoken.refinedAt(each.time);
    return paragraph.sentences.findIndex(({ start, end }) => place >= start && place <= end);
  });
  return paragraph.sentences.map((sentence, at) => (
    <span key={sentence.start} className="sentence" data-lit={at === lit || undefined}>
      <MarkedText text={text} span={sentence} marks={marks} found={here} shown={foundShown} />{' '}
    </span>
  ));
}

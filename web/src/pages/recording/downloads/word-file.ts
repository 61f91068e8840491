import { paragraphsOf } from '../model/paragraphs.js';
import { baseName } from './base-name.js';

/** What no XML can hold: Word would call the whole file damaged. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The text as a Word document: a title, and a paragraph for each paragraph. Its library is loaded when it is first asked for. */
export async function wordFile(
  recording: string,
  shown: string,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx');
  const text = shown.replace(NO_XML, '');
  const title = new Paragraph({ text: baseName(recording).replace(NO_XML, ''), heading: HeadingLevel.TITLE });
  const body = paragraphsOf(text).map(
    ({ start, end }) =>
      new Paragraph({
        spacing: { after: 200 },
        children: text
          .slice(start, end)
          .split('\n')
          .map((line, at) => new TextRun({ text: line, break: at === 0 ? 0 : 1 })),
      }),
  );
  const document = new Document({ creator: 'Evolution Studios', sections: [{ children: [title, ...body] }] });
  return { name: `${baseName(recording)}.docx`, content: await Packer.toBlob(document) };
}

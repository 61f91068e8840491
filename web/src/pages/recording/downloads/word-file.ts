import { paragraphsOf } from '../model/paragraphs.js';
import { baseName } from './files.js';

/** The text as a Word document: a title, and a paragraph for each paragraph. Its library is loaded when it is first asked for. */
export async function wordFile(
  recording: string,
  text: string,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx');
  const title = new Paragraph({ text: baseName(recording), heading: HeadingLevel.TITLE });
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

/** Files under an audio name that lead elsewhere: `url` is a trap, and the refused ones are no audio themselves. */
export const TRAPS: readonly (readonly [
  name: string,
  make: (url: string, mp3: Buffer, mp4: Buffer) => string | Buffer,
])[] = [
  ['an HLS playlist', (url) => `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n${url}/a.ts\n#EXT-X-ENDLIST\n`],
  ['an HLS key', (url) => `#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="${url}/key"\n#EXTINF:5,\nfile:///etc/passwd\n`],
  ['an M3U list', (url) => `${url}/a.mp3\n`],
  ['a PLS list', (url) => `[playlist]\nFile1=${url}/a.mp3\nNumberOfEntries=1\nVersion=2\n`],
  [
    'an XSPF list',
    (url) =>
      `<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList><track><location>${url}</location></track></trackList></playlist>`,
  ],
  ['an ASX list', (url) => `<asx version="3.0"><entry><ref href="${url}/a.wma"/></entry></asx>`],
  ['a list of concat', (url) => `ffconcat version 1.0\nfile '${url}/a.mp3'\nfile '/etc/passwd'\n`],
  ['the concat protocol', (url) => `concat:${url}/a.mp3|/etc/passwd`],
  ['the subfile protocol', (url) => `subfile,,start,0,end,64,,:${url}/a.mp3`],
  [
    'SDP',
    (url) =>
      `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\na=control:${url}\nm=audio 5004 RTP/AVP 0\n`,
  ],
  ['RTSP text', (url) => `RTSPtextRTSP://${url.slice(7)}/a`],
  [
    'a DASH manifest',
    (url) =>
      `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet mimeType="audio/mp4"><Representation id="1" bandwidth="1"><BaseURL>${url}/</BaseURL><SegmentList><SegmentURL media="a.m4s"/></SegmentList></Representation></AdaptationSet></Period></MPD>`,
  ],
  [
    'a smooth streaming manifest',
    (url) => `<SmoothStreamingMedia MajorVersion="2"><StreamIndex Type="audio" Url="${url}"/></SmoothStreamingMedia>`,
  ],
  ['SMIL', (url) => `<smil><body><audio src="${url}/a.mp3"/></body></smil>`],
  ['SVG', (url) => `<svg xmlns="http://www.w3.org/2000/svg"><image href="${url}/a.png"/></svg>`],
  ['HTML', (url) => `<!doctype html><audio src="${url}/a.mp3" autoplay></audio>`],
  ['a redirect of RealAudio', (url) => `rtsp://${url.slice(7)}/a.ra\n`],
  [
    'an AVI with a playlist in its subtitles',
    (url) =>
      Buffer.concat([
        Buffer.from('RIFF\xff\0\0\0AVI LIST', 'latin1'),
        Buffer.from(`GAB2\0\x02\0#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\n${url}/a\n`),
      ]),
  ],
  [
    'a reference movie',
    (url) =>
      Buffer.concat([
        box('ftyp', Buffer.from('qt  \0\0\0\0qt  ')),
        box(
          'moov',
          box(
            'rmra',
            box(
              'rmda',
              box(
                'rdrf',
                Buffer.concat([Buffer.alloc(4), Buffer.from('url '), size(url.length + 1), Buffer.from(`${url}\0`)]),
              ),
            ),
          ),
        ),
      ]),
  ],
  ['an MP4 whose samples are elsewhere', (url, _mp3, mp4) => referring(mp4, `${url}/samples`)],
  ['an MP4 whose samples are in another file', (_url, _mp3, mp4) => referring(mp4, 'file:///etc/passwd')],
  ['an MP3 with URLs in its tags', (url, mp3) => Buffer.concat([id3(url), mp3])],
];

function size(bytes: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(bytes);
  return buffer;
}

function box(kind: string, content: Buffer): Buffer {
  return Buffer.concat([size(content.length + 8), Buffer.from(kind, 'latin1'), content]);
}

/** The first data reference of the movie says that the samples are at the address. It has room for as much as the box had. */
function referring(mp4: Buffer, url: string): Buffer {
  const changed = Buffer.from(mp4);
  const at = changed.indexOf('url ', changed.indexOf('dref'));
  if (at < 0) throw new Error('the fixture has no data reference');
  changed.writeUInt8(0, at + 7); // no more "in this file"
  const text = box('url ', Buffer.concat([Buffer.alloc(4), Buffer.from(`${url}\0`)]));
  return Buffer.concat([changed.subarray(0, at - 4), text, changed.subarray(at + 8)]);
}

/** Links of ID3: of the file, of the artist, and a picture that is elsewhere. */
function id3(url: string): Buffer {
  const frame = (id: string, content: string) => {
    const body = Buffer.from(content, 'latin1');
    return Buffer.concat([Buffer.from(id), size(body.length), Buffer.alloc(2), body]);
  };
  const frames = Buffer.concat([
    frame('WOAF', url),
    frame('WXXX', `\0x\0${url}`),
    frame('APIC', `\0-->\0\x03\0${url}/a.jpg`),
  ]);
  const length = Buffer.from([21, 14, 7, 0].map((shift) => (frames.length >> shift) & 127));
  return Buffer.concat([Buffer.from('ID3\x03\0\0', 'latin1'), length, frames]);
}

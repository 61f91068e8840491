/** The connection broke while a file was sent: the same file can be sent again as soon as it is back. */
export class UploadLost extends Error {
  override readonly name = 'UploadLost';

  constructor() {
    super(
      'The upload was interrupted. It continues when the connection is available again. You can also try again now.',
    );
  }
}

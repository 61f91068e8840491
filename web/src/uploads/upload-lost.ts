/** The connection broke while a file was sent: the same file can be sent again as soon as it is back. */
export class UploadLost extends Error {
  override readonly name = 'UploadLost';

  constructor() {
    super('The upload broke off. It goes on by itself when the connection is back; you can also try again now.');
  }
}

/** Without the layers above the library's functions: filters, muxing, devices, WebRTC. */
export * from 'node-av/constants';
export * from 'node-av/lib';

using System.Runtime.CompilerServices;

// The matcher's buffers are written before they are read; clearing them would cost more than a match.
[module: SkipLocalsInit]

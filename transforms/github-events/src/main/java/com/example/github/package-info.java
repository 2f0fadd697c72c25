/// A transform to copy: GitHub's public events, without bots and e-mail addresses.
@NullMarked
package com.example.github;

import org.jspecify.annotations.NullMarked;

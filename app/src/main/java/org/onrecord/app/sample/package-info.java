/**
 * The bundled sample: a small web site of several publishers and a folder of files, composed for demonstration, served
 * over real HTTP so that the demo runs the same code as any other ingestion.
 */
@NullMarked
package org.onrecord.app.sample;

import org.jspecify.annotations.NullMarked;

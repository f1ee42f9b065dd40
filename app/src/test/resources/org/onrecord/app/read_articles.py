"""Reads one record of a topic with Confluent's own Python client: bootstrap servers, registry, topic. Prints it as JSON."""

import json
import sys

from confluent_kafka.avro import AvroConsumer

bootstrap_servers, registry, topic = sys.argv[1:]
consumer = AvroConsumer(
    {
        "bootstrap.servers": bootstrap_servers,
        "schema.registry.url": registry,
        "group.id": "foreign",
        "auto.offset.reset": "earliest",
    }
)
consumer.subscribe([topic])
message = None
for _ in range(60):
    message = consumer.poll(1.0)
    if message is not None and message.error() is None:
        break
print(json.dumps({"key": message.key().decode() if isinstance(message.key(), bytes) else message.key(), "value": message.value()}, default=str))

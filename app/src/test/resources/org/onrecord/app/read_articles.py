"""Reads one record of a topic with Confluent's own Python client: bootstrap servers, registry, topic. Prints it as JSON."""

import json
import sys

from confluent_kafka import Consumer
from confluent_kafka.avro import CachedSchemaRegistryClient, MessageSerializer

bootstrap_servers, registry, topic = sys.argv[1:]
decoder = MessageSerializer(CachedSchemaRegistryClient({"url": registry}))
consumer = Consumer(
    {"bootstrap.servers": bootstrap_servers, "group.id": "foreign", "auto.offset.reset": "earliest"}
)
consumer.subscribe([topic])
for _ in range(60):
    message = consumer.poll(1.0)
    if message is not None and message.error() is None:
        value = decoder.decode_message(message.value())
        print(json.dumps({"key": message.key().decode(), "value": value}, default=str))
        break

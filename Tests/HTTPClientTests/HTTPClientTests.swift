import Testing
import HTTPClient
